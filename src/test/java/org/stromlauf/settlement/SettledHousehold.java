package org.stromlauf.settlement;

import static org.stromlauf.settlement.SettlementFixtures.CONCESSION;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.GridData;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.settlement.gridoperator.GridBills;
import org.stromlauf.settlement.supplier.BillFindings;
import org.stromlauf.settlement.supplier.Payables;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.OpenTasks;
import org.stromlauf.workflow.Processes;

/** A household whose year of grid use three partners settle, and what happens to it. */
@StromlaufTest
abstract class SettledHousehold {

    static final Tenant METERING = tenant("settle-msb", "9900000007105", Role.METERING_OPERATOR);

    static final Tenant GRID = tenant("settle-nb", "9900000007104", Role.GRID_OPERATOR);

    static final Tenant SUPPLIER = tenant("settle-lf", "9900000007101", Role.SUPPLIER);

    /** The supplier knows another price of it. */
    static final String DISPUTED = "1-08-4-99999999-03";

    /** Nobody knows a price of it. */
    static final String UNPRICED = "1-08-4-88888888-03";

    static int count;

    @Autowired
    Tenants tenants;

    @Autowired
    Locations locations;

    @Autowired
    Assignments assignments;

    @Autowired
    OrderIntake intake;

    @Autowired
    GridPrices prices;

    @Autowired
    BillingParties parties;

    @Autowired
    MarketMessages market;

    @Autowired
    GridBills bills;

    @Autowired
    Payables payables;

    @Autowired
    BillFindings findings;

    @Autowired
    BillPositions positions;

    @Autowired
    BillDocuments documents;

    @Autowired
    Receivables receivables;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MarketClock clock;

    @Autowired
    Work work;

    @Autowired
    MockMvc mvc;

    @Autowired
    Processes processes;

    @Autowired
    OpenTasks openTaskView;

    @Autowired
    IdGenerator ids;

    @Autowired
    Users users;

    final MarketLocationId location = MarketLocationId.withCheckDigit("599100" + "%04d".formatted(++count));

    Instant began = Instant.EPOCH;

    DateRange year = DateRange.startingAt(LocalDate.EPOCH);

    @BeforeEach
    void aMarketWithOneHousehold() {
        if (tenants.find(GRID.id()).isEmpty()) setUpPartners();
        began = clock.instant();
        var today = today();
        year = DateRange.of(today.minusYears(1), today);
        register(CONCESSION);
        sign();
    }

    void setUpPartners() {
        for (var tenant : List.of(METERING, GRID, SUPPLIER)) tenants.add(tenant);
        prices.define(GRID.id(), GRID.marketPartnerId(), pricesWith("0.02"));
        prices.define(SUPPLIER.id(), GRID.marketPartnerId(), pricesWith("0.03"));
        for (var tenant : List.of(GRID, SUPPLIER)) {
            var name = UserName.of(tenant.id().value() + "-clerk");
            users.add(new User(name, "Clerk", Set.of(UserRole.BILLING_CLERK), Set.of(tenant.id())), "settle-12345678");
        }
        parties.enter(GRID.id(), GRID.marketPartnerId(), SettlementFixtures.party("Netz Demo GmbH"));
        parties.enter(GRID.id(), SUPPLIER.marketPartnerId(), SettlementFixtures.party("Lieferant Demo GmbH"));
        var model = LocationFixtures.grid();
        locations.defineGrid(
                GRID.id(),
                new Grid(
                        GRID.marketPartnerId(),
                        SUPPLIER.marketPartnerId(),
                        model.transmissionOperator(),
                        model.balancingArea(),
                        model.controlArea()));
    }

    static List<GridPrice> pricesWith(String disputed) {
        var all = new ArrayList<>(SettlementFixtures.prices());
        all.add(SettlementFixtures.price(DISPUTED, PriceUnit.KWH, disputed));
        return all;
    }

    void register(String concession) {
        var model = LocationFixtures.marketLocation();
        var grid = model.gridData();
        var own = new MarketLocation(
                location,
                model.direction(),
                model.status(),
                model.address(),
                model.connectionUser(),
                METERING.marketPartnerId(),
                new GridData(
                        grid.voltageLevel(),
                        grid.loadProfile(),
                        grid.annualForecast(),
                        concession,
                        true,
                        grid.installation()),
                null);
        locations.register(GRID.id(), new LocationBundle(own, List.of(), List.of()), year.from());
        assignments.assign(GRID.id(), location, SUPPLIER.marketPartnerId(), DateRange.startingAt(year.from()), "test");
    }

    void sign() {
        var plain = ContractFixtures.order(
                OrderKind.MOVE_IN, location, year.from(), ContractFixtures.terms(NoticePeriod.weeks(2), null));
        var unused = intake.takeOver(
                SUPPLIER.id(),
                new Order(
                        plain.customer(),
                        plain.kind(),
                        location,
                        GRID.marketPartnerId(),
                        null,
                        plain.start(),
                        plain.terms()),
                year.from());
    }

    /** The metering operator tells the year's energy (13019); gives the document's number. */
    String measured(Tenant receiver, BigDecimal energy) {
        var number = ids.nextReference(16);
        var value = Fields.builder()
                .put("status", "220")
                .put("quantity", energy)
                .put("from", MarketCalendar.startOfDay(year.from()))
                .put("to", MarketCalendar.startOfDay(year.end()))
                .add(
                        "quantityBases",
                        Fields.builder().put("quantityBasis", "Z36").build())
                .add(
                        "quantityBases",
                        Fields.builder().put("quantityBasis", "Z37").build())
                .build();
        var register =
                Fields.builder().put("obis", "1-1:1.9.0").add("values", value).build();
        send(
                METERING,
                receiver,
                "13019",
                Fields.builder()
                        .put("documentNumber", number)
                        .put("documentCode", "7")
                        .add(
                                "locations",
                                Fields.builder()
                                        .put("location", location.value())
                                        .add("registers", register)
                                        .build()));
        return number;
    }

    void send(Tenant from, Tenant to, String pid, Fields.Builder fields) {
        var unused = market.send(new MarketMessages.Outgoing(from.id(), to.marketPartnerId(), pid, fields.build()));
    }

    /** Ten a day, so that every part of the year comes out even. */
    BigDecimal kwh() {
        return BigDecimal.valueOf(year.days() * 10);
    }

    void runHours(int hours) {
        work.runFor(Duration.ofHours(hours));
    }

    void runDays(int workingDays) {
        work.runUntil(MarketCalendar.startOfDay(
                MarketCalendar.workingDayAfter(today(), workingDays).plusDays(1)));
    }

    LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
