package org.stromlauf.locations;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/**
 * Where energy is sold and balanced, with the grid operator's master data (Marktlokation).
 *
 * @param meteringOperator who operates metering of the market location (MSB der Marktlokation)
 * @param connectionUser null when nobody uses the connection
 * @param hindrance why the connection must not be cut (Verhinderungsgrund), null when nothing is known
 */
public record MarketLocation(
        MarketLocationId id,
        Direction direction,
        Status status,
        Address address,
        @Nullable ConnectionUser connectionUser,
        MarketPartnerId meteringOperator,
        GridData gridData,
        @Nullable String hindrance) {

    /** Energierichtung. */
    public enum Direction {
        /** Verbrauchend. */
        CONSUMPTION,
        /** Erzeugend. */
        PRODUCTION
    }

    /** Whether a supplier can be assigned. */
    public enum Status {
        /** Id given, not yet in operation (Neuanlage). */
        PLANNED,
        ACTIVE,
        /** Part of a customer installation, not supplied by itself (ruhende Marktlokation, §20 (1d) EnWG). */
        DORMANT,
        /** Closed down, or balanced per charging session: no part of market communication (E_0622, step 30). */
        CLOSED,
        /** Gone to another grid operator (Netzgebietsänderung). */
        HANDED_OVER
    }

    public boolean isConsumption() {
        return direction == Direction.CONSUMPTION;
    }

    public boolean takesPartInMarketCommunication() {
        return status != Status.CLOSED && status != Status.HANDED_OVER;
    }
}
