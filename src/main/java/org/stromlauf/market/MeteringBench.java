package org.stromlauf.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Address;
import org.stromlauf.locations.BundleObject;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.CustomerInstallation;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.GridData;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.locations.VoltageLevel;
import org.stromlauf.metering.StoreFigures;
import org.stromlauf.metering.StoredValues;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;

/** Measures a grid operator who receives a metering operator's load profiles: from the file to what is stored and acknowledged. */
@Component
@Profile("box")
public class MeteringBench {

    public static final TenantId TENANT = TenantId.of("bench-grid");
    public static final MarketPartnerId RECEIVER = MarketPartnerId.of("9900000000004");
    public static final MarketPartnerId SENDER = MarketPartnerId.of("9900000000005");

    private static final LocalDate REGISTERED = LocalDate.of(2020, 1, 1);

    /**
     * @param values that stand in the store afterwards
     * @param journalled how long receipt and archive took
     * @param taken how long check, store and acknowledgement took
     */
    public record Figures(long values, Duration journalled, Duration taken) {}

    private final Locations locations;
    private final Tenants tenants;
    private final InterchangeReceiver receiver;
    private final List<DueWork> work;
    private final StoredValues stored;
    private final StoreFigures store;
    private final JdbcClient jdbc;
    private final MarketClock clock;

    MeteringBench(
            Locations locations,
            Tenants tenants,
            InterchangeReceiver receiver,
            List<DueWork> work,
            StoredValues stored,
            StoreFigures store,
            JdbcClient jdbc,
            MarketClock clock) {
        this.locations = locations;
        this.tenants = tenants;
        this.receiver = receiver;
        this.work = work;
        this.stored = stored;
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public StoreFigures store() {
        return store;
    }

    /** Market locations that the grid operator knows. */
    public List<MarketLocationId> register(int count) {
        var tenant = new Tenant(TENANT, "Netz", RECEIVER, Role.GRID_OPERATOR, Commodity.ELECTRICITY, true);
        UnitOfWork.run("bench-tenant", () -> tenants.add(tenant));
        locations.defineGrid(
                TENANT,
                new Grid(
                        RECEIVER,
                        MarketPartnerId.of("9900000000009"),
                        MarketPartnerId.of("9900000000006"),
                        "11YDEMO-BG-----K",
                        "10YDE-VE-------2"));
        var ids = new ArrayList<MarketLocationId>();
        for (int i = 0; i < count; i++) {
            var id = MarketLocationId.withCheckDigit("%010d".formatted(5_000_000_000L + i));
            UnitOfWork.run("bench-location/" + i, () -> locations.register(TENANT, bundle(id), REGISTERED));
            ids.add(id);
        }
        return ids;
    }

    private static LocationBundle bundle(MarketLocationId id) {
        var meter = new MeteringLocation(
                MeteringLocationId.of("DE00012345678" + "%020d".formatted(Long.parseLong(id.value()))),
                SENDER,
                MeteringKind.INTELLIGENT,
                "1EMH" + id.value(),
                List.of(new Register("1-0:1.8.0", 6, 1)));
        var market = new MarketLocation(
                id,
                MarketLocation.Direction.CONSUMPTION,
                MarketLocation.Status.ACTIVE,
                new Address("Hauptstraße", "1", "10115", "Berlin"),
                new ConnectionUser("Erika", "Muster"),
                SENDER,
                new GridData(
                        VoltageLevel.LOW, "H25", Energy.ofKwh("3500"), "1-02-0-001", true, CustomerInstallation.NONE),
                null);
        return new LocationBundle(
                market,
                List.of(meter),
                List.of(new BundleObject(BundleObject.Kind.GRID_LOCATION, "E3XS7NXYTL6", SENDER)));
    }

    /** Receives an interchange and works until nothing of it is due. */
    public Figures receive(byte[] interchange, String delivery) {
        return receive(new ByteArrayResource(interchange), delivery);
    }

    /** The same of one that is larger than what memory there is. */
    public Figures receive(Resource interchange, String delivery) {
        var before = stored.of(TENANT).quarterHours();
        long begun = System.nanoTime();
        var receipt = receiver.receive(new Arrival(interchange, "bench", delivery, TENANT));
        long journalled = System.nanoTime();
        var intake =
                work.stream().filter(w -> w.kind().equals("intake")).findFirst().orElseThrow();
        intake.run(new DueWork.Item(TENANT + "/" + receipt.id(), clock.instant()));
        long taken = System.nanoTime();
        return new Figures(
                stored.of(TENANT).quarterHours() - before,
                Duration.ofNanos(journalled - begun),
                Duration.ofNanos(taken - journalled));
    }

    /** How many messages of the interchanges stand in a state. */
    public long messages(String state) {
        return jdbc.sql(
                        "select count(*) from marketcomm.transaction where tenant_id = ? and state = ? and direction = 'IN'")
                .params(TENANT.value(), state)
                .query(Long.class)
                .single();
    }

    /** How many interchanges came to a state. */
    public long interchanges(String state) {
        return jdbc.sql(
                        "select count(*) from marketcomm.interchange where tenant_id = ? and state = ? and direction = 'IN'")
                .params(TENANT.value(), state)
                .query(Long.class)
                .single();
    }

    public void moveTo(Instant instant) {
        clock.resetTo(instant);
    }
}
