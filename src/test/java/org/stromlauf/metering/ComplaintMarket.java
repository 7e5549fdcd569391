package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.EndEvents;

/** A supplier and a metering operator who owes it values, in a test. */
@Component
class ComplaintMarket {

    static final Tenant METERING = tenant("complain-msb", "9900000007205", Role.METERING_OPERATOR);
    static final Tenant GRID = tenant("complain-nb", "9900000007204", Role.GRID_OPERATOR);
    static final Tenant SUPPLIER = tenant("complain-lf", "9900000007201", Role.SUPPLIER);
    static final String DEVICE = "1EMH0072000001";
    static final String OBIS = "1-0:1.8.0";

    private static final AtomicInteger LOCATIONS = new AtomicInteger();

    private final Tenants tenants;
    private final TenantSettings settings;
    private final Locations locations;
    private final Assignments assignments;
    private final OrderIntake intake;
    private final LocationRecords records;
    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final Work work;

    ComplaintMarket(
            Tenants tenants,
            TenantSettings settings,
            Locations locations,
            Assignments assignments,
            OrderIntake intake,
            LocationRecords records,
            JdbcClient jdbc,
            TaskService tasks,
            HistoryService history,
            ManagementService management,
            Work work) {
        this.tenants = tenants;
        this.settings = settings;
        this.locations = locations;
        this.assignments = assignments;
        this.intake = intake;
        this.records = records;
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.work = work;
    }

    void open() {
        for (var tenant : List.of(METERING, GRID, SUPPLIER)) {
            tenants.add(tenant);
            settings.set(tenant.id(), ContactPerson.PHONE, "+4934112345");
        }
        locations.defineGrid(METERING.id(), grid());
    }

    /** A location that the supplier supplies since a day, as the grid operator told it. */
    MarketLocationId supply(LocalDate since, String meteringClass) {
        var id = MarketLocationId.withCheckDigit("%010d".formatted(7_200_000_000L + LOCATIONS.incrementAndGet()));
        var plain = ContractFixtures.order(
                OrderKind.MOVE_IN, id, since, ContractFixtures.terms(NoticePeriod.weeks(2), null));
        var order = new Order(
                plain.customer(), plain.kind(), id, GRID.marketPartnerId(), null, plain.start(), plain.terms());
        var contract = intake.takeOver(SUPPLIER.id(), order, since);
        records.take(
                SUPPLIER.id(),
                contract.id(),
                LocationData.ofMarketLocation(METERING.marketPartnerId(), "E06", meteringClass));
        records.take(
                SUPPLIER.id(),
                contract.id(),
                new MeteringPoint(
                        meter(id), METERING.marketPartnerId(), List.of(new MeteringPoint.Register(DEVICE, OBIS))));
        return id;
    }

    /** The metering operator knows it, too, and who supplies it. */
    void measure(MarketLocationId id, LocalDate since, MeteringKind kind) {
        measure(id, DateRange.startingAt(since), kind);
    }

    /** The same of a supply that may have ended. */
    void measure(MarketLocationId id, DateRange supplied, MeteringKind kind) {
        var model = LocationFixtures.marketLocation();
        var market = new MarketLocation(
                id,
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                METERING.marketPartnerId(),
                model.gridData(),
                null);
        var meter = new MeteringLocation(
                meter(id), METERING.marketPartnerId(), kind, DEVICE, List.of(new Register(OBIS, 6, 1)));
        locations.register(
                METERING.id(),
                new LocationBundle(market, List.of(meter), List.of()),
                supplied.from().minusYears(1));
        assignments.assign(METERING.id(), id, SUPPLIER.marketPartnerId(), supplied, "test");
    }

    static MeteringLocationId meter(MarketLocationId id) {
        return MeteringLocationId.of("DE00012345678" + "%020d".formatted(Long.parseLong(id.value())));
    }

    private static Grid grid() {
        var model = LocationFixtures.grid();
        return new Grid(
                GRID.marketPartnerId(),
                MarketPartnerId.of("9900000007209"),
                model.transmissionOperator(),
                model.balancingArea(),
                model.controlArea());
    }

    /** The supplier's case about a point, the last one. */
    UUID caseOf(ReportingPoint point) {
        return jdbc.sql(
                        """
                        select k.id from metering.complaint c
                          join metering.complaint_case k on k.tenant_id = c.tenant_id and k.id = c.case_id
                         where c.tenant_id = ? and c.point = ? order by k.opened_at desc limit 1""")
                .params(SUPPLIER.id().value(), point.id())
                .query(UUID.class)
                .single();
    }

    String outcome(UUID caseId) {
        return jdbc.sql("select coalesce(outcome, 'OPEN') from metering.complaint_case where id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    /** The metering operator's complaint about a point. */
    UUID received(ReportingPoint point) {
        return jdbc.sql(
                        "select id from metering.received_complaint where point = ? order by received_at desc, id limit 1")
                .param(point.id())
                .query(UUID.class)
                .single();
    }

    /** What waits for the metering operator's answer. */
    Job timer(UUID caseId) {
        return management
                .createJobQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .singleResult()
                        .getId())
                .timers()
                .singleResult();
    }

    Task task(UUID key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult();
    }

    String facts(UUID key) {
        return String.valueOf(tasks.getVariableLocal(task(key).getId(), "facts"));
    }

    void decide(UUID key, Map<String, Object> decision) {
        tasks.complete(task(key).getId(), decision);
        work.runDue();
    }

    String end(UUID key) {
        return EndEvents.ofKey(history, key);
    }

    /** PID, state and findings of what one sent the other since the test began. */
    List<String> sent(Tenant sender, String pid) {
        return jdbc.sql(
                        """
                        select state from marketcomm.transaction
                         where tenant_id = ? and direction = 'OUT' and pid = ? order by journalled_at""")
                .params(sender.id().value(), pid)
                .query(String.class)
                .list();
    }

    private static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
