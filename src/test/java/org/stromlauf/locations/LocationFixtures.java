package org.stromlauf.locations;

import java.util.List;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;

/** A small grid for tests. */
public final class LocationFixtures {

    public static final MarketPartnerId GRID_OPERATOR = MarketPartnerId.of("9900000000004");
    public static final MarketPartnerId METERING_OPERATOR = MarketPartnerId.of("9900000000005");
    public static final MarketPartnerId FALLBACK_SUPPLIER = MarketPartnerId.of("9900000000009");
    public static final MarketLocationId MARKET_LOCATION = MarketLocationId.of("51238696781");
    public static final MeteringLocationId METERING_LOCATION =
            MeteringLocationId.of("DE00012345678ABCDEFGHIJ0123456789");

    private LocationFixtures() {}

    public static Grid grid() {
        return new Grid(
                GRID_OPERATOR,
                FALLBACK_SUPPLIER,
                MarketPartnerId.of("9900000000006"),
                "11YDEMO-BG-----K",
                "10YDE-VE-------2");
    }

    public static MarketLocation marketLocation() {
        return new MarketLocation(
                MARKET_LOCATION,
                MarketLocation.Direction.CONSUMPTION,
                MarketLocation.Status.ACTIVE,
                new Address("Hauptstraße", "12a", "10115", "Berlin"),
                new ConnectionUser("Erika", "Muster"),
                METERING_OPERATOR,
                new GridData(
                        VoltageLevel.LOW, "H25", Energy.ofKwh("3500"), "1-02-0-001", true, CustomerInstallation.NONE),
                null);
    }

    public static MeteringLocation meteringLocation() {
        return new MeteringLocation(
                METERING_LOCATION,
                METERING_OPERATOR,
                MeteringKind.MODERN,
                "1EMH0012345678",
                List.of(new Register("1-0:1.8.0", 6, 1)));
    }

    public static LocationBundle bundle() {
        return new LocationBundle(
                marketLocation(),
                List.of(meteringLocation()),
                List.of(new BundleObject(BundleObject.Kind.GRID_LOCATION, "E3XS7NXYTL6", METERING_OPERATOR)));
    }
}
