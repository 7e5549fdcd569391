package org.stromlauf.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.stromlauf.settlement.SettlementFixtures.CONCESSION;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
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
import org.stromlauf.settlement.gridoperator.GridBill;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.settlement.gridoperator.GridBills;
import org.stromlauf.settlement.supplier.BillFinding;
import org.stromlauf.settlement.supplier.BillFindings;
import org.stromlauf.settlement.supplier.Payable;
import org.stromlauf.settlement.supplier.Payables;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
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

/** Metering operator, grid operator and supplier settle grid use with each other by messages; the clock is moved. */
@StromlaufTest
class GridSettlementTests {

    private static final Tenant METERING = tenant("settle-msb", "9900000007105", Role.METERING_OPERATOR);
    private static final Tenant GRID = tenant("settle-nb", "9900000007104", Role.GRID_OPERATOR);
    private static final Tenant SUPPLIER = tenant("settle-lf", "9900000007101", Role.SUPPLIER);
    /** The supplier knows another price of it. */
    private static final String DISPUTED = "1-08-4-99999999-03";

    /** Nobody knows a price of it. */
    private static final String UNPRICED = "1-08-4-88888888-03";

    private static int count;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private Assignments assignments;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private GridPrices prices;

    @Autowired
    private BillingParties parties;

    @Autowired
    private MarketMessages market;

    @Autowired
    private GridBills bills;

    @Autowired
    private Payables payables;

    @Autowired
    private BillFindings findings;

    @Autowired
    private BillPositions positions;

    @Autowired
    private BillDocuments documents;

    @Autowired
    private Receivables receivables;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Processes processes;

    @Autowired
    private OpenTasks openTaskView;

    @Autowired
    private IdGenerator ids;

    @Autowired
    private Users users;

    private final MarketLocationId location = MarketLocationId.withCheckDigit("599100" + "%04d".formatted(++count));
    private Instant began = Instant.EPOCH;
    private DateRange year = DateRange.startingAt(LocalDate.EPOCH);

    @BeforeEach
    void aMarketWithOneHousehold() {
        if (tenants.find(GRID.id()).isEmpty()) setUpPartners();
        began = clock.instant();
        var today = today();
        year = DateRange.of(today.minusYears(1), today);
        register(CONCESSION);
        sign();
    }

    @Test
    void aYearsGridUseIsNotedAgreedBilledAndAdvised() throws Exception {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        work.runUntil(MarketCalendar.startOfDay(MarketCalendar.workingDayAfter(today(), 6)));

        var bill = bill();
        var days = BigDecimal.valueOf(year.days());
        // A day's 10 kWh cost 1.48 euro net (see the prices); 365 days: 540.20, VAT 102.638, gross 642.84.
        var net = Money.rounded(days.multiply(new BigDecimal("1.48")));
        var vat = Money.rounded(net.euros().multiply(new BigDecimal("0.19")));
        assertThat(bill.state()).isEqualTo(State.ADVISED);
        assertThat(bill.finalBill()).isFalse();
        var invoice = java.util.Objects.requireNonNull(bill.invoice());
        assertThat(invoice.net()).isEqualTo(net);
        assertThat(invoice.vat()).isEqualTo(vat);
        assertThat(invoice.gross()).isEqualTo(net.plus(vat));
        assertThat(documents.of(GRID.id(), bill.id()))
                .extracting(BillDocuments.BillDocument::pid)
                .containsExactly("13019", "21035", "31002", "33001");
        var payable = payable();
        assertThat(payable.state()).isEqualTo(Payable.State.ADVISED);
        assertThat(payable.amountDue()).isEqualTo(invoice.gross());
        assertThat(payable.dueOn()).isEqualTo(invoice.dueOn());
        assertThat(positions.of(SUPPLIER.id(), payable.id())).isEqualTo(positions.of(GRID.id(), bill.id()));
        assertThat(receivables.get(GRID.id(), invoice.number()).open()).isEqualTo(invoice.gross());
        assertThat(openTasks()).isEmpty();
        everyMessageWasAccepted();
        restShowsItToWhoMaySee(bill, payable);
    }

    @Test
    void theReceivedEnergyDiffersAndTheClerksDecide() {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh().add(BigDecimal.ONE));
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.NOTE_REJECTED);
        assertThat(bill().question()).isEqualTo(Question.NOTE_REJECTED);

        complete(GRID, "Task_ClarifyDeliveryNote", "UPHOLD");
        runDays(5);
        // E_0406 step 61: the note was rejected in time.
        assertThat(codes()).containsExactly("A15");

        complete(SUPPLIER, "Task_CheckGridBill", "REJECT");
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.REJECTED);
        assertThat(told()).contains("33003: Rechnung abgelehnt: A15");

        complete(GRID, "Task_ClarifyGridBill", "AWAIT");
        runDays(9);
        assertThat(bill().question()).isEqualTo(Question.ADVICE_MISSING);
        complete(GRID, "Task_ClarifyGridBill", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
        assertThat(ends("GridBilling", bill().id().toString()))
                .containsExactly("EndEvent_GridBillResumed", "EndEvent_AdviceAwaited", "EndEvent_GridBillClosed")
                .hasSize(3);
        assertThat(ends("GridBillCheck", payable().id().toString())).containsExactly("EndEvent_GridBillRejected");
        everyMessageWasAccepted();
    }

    @Test
    void aNoteWithoutValuesWaitsForThem() {
        measured(GRID, kwh());
        runHours(30);
        assertThat(openTasks()).extracting(Task::getTaskDefinitionKey).containsExactly("Task_CheckDeliveryNote");

        measured(SUPPLIER, kwh());
        runHours(25);

        assertThat(openTasks()).isEmpty();
        assertThat(bill().state()).isEqualTo(State.NOTE_ACCEPTED);
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_DeliveryNoteDecided");
    }

    @Test
    void aClerkComplainsAboutMissingValues() {
        measured(GRID, kwh());
        runHours(30);
        complete(SUPPLIER, "Task_CheckDeliveryNote", "REJECT");
        runHours(25);

        assertThat(told()).contains("21035: Lieferschein abgelehnt: A07");
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_DeliveryNoteAnswered");
        // The metering operator corrects what he told the grid operator: the note is sent anew.
        complete(GRID, "Task_ClarifyDeliveryNote", "REPEAT");
        measured(SUPPLIER, kwh());
        runHours(49);
        assertThat(told()).contains("13006: Lieferschein storniert", "21035: Lieferschein bestätigt: A05");
        everyMessageWasAccepted();
    }

    @Test
    void silenceAboutANoteIsAgreementAndAClerkPaysInSpiteOfAPrice() {
        register(DISPUTED);
        measured(GRID, kwh());
        runDays(3);
        assertThat(ends("DeliveryNoteCheck", noteId())).containsExactly("EndEvent_AgreedBySilence");
        runDays(1);
        // E_0406 step 350, for each part of the year.
        assertThat(codes()).isNotEmpty().containsOnly("A35");

        complete(SUPPLIER, "Task_CheckGridBill", "ACCEPT");
        runDays(1);
        assertThat(bill().state()).isEqualTo(State.ADVISED);
        assertThat(ends("GridBillCheck", payable().id().toString())).containsExactly("EndEvent_GridBillAccepted");
        assertThat(ends("GridBilling", bill().id().toString())).isEmpty();
    }

    @Test
    void whatNobodyDecidesIsRejectedInTimeAndMayStillBePaid() {
        register(DISPUTED);
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runDays(4);
        var rejectedBy = payable().answerDue().plusDays(1);
        work.runUntil(MarketCalendar.startOfDay(rejectedBy).plusSeconds(7200));
        assertThat(payable().state()).isEqualTo(Payable.State.REJECTED);
        assertThat(bill().question()).isEqualTo(Question.BILL_REJECTED);
        assertThat(openTasks()).extracting(Task::getTaskDefinitionKey).containsExactly("Task_ClarifyGridBill");

        advise(bill());
        runHours(1);
        assertThat(bill().state()).isEqualTo(State.ADVISED);
        assertThat(ends("GridBilling", bill().id().toString())).containsExactly("EndEvent_PaymentAdvised");
        assertThat(openTasks()).isEmpty();
        everyMessageWasAccepted();
    }

    /** The supplier's APERAK says that he does not know the location: a note that was not received agrees to nothing. */
    @Test
    void aNoteThatTheSupplierCannotPlaceIsNotAgreedToBySilence() {
        jdbc.sql("delete from contracts.contract where location = :l")
                .param("l", location.value())
                .update();
        measured(GRID, kwh());
        runDays(5);

        assertThat(bill().state()).isEqualTo(State.NOTE_REJECTED);
        assertThat(documents.of(GRID.id(), bill().id()).get(1).told()).startsWith("13019 nicht angenommen: Z");
        complete(GRID, "Task_ClarifyDeliveryNote", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aBillWithoutAPriceIsNotSent() {
        register(UNPRICED);
        measured(GRID, kwh());
        runHours(30);
        assertThat(bill().question()).isEqualTo(Question.PRICE_MISSING);
        assertThat(bill().state()).isEqualTo(State.DUE);

        register(CONCESSION);
        complete(GRID, "Task_ClarifyDeliveryNote", "REPEAT");
        runHours(25);
        assertThat(bill().state()).isEqualTo(State.NOTE_SENT);
    }

    @Test
    void aQuantityThatChangesAfterTheNoteIsACase() {
        var document = measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runHours(25);
        withdraw(document);
        measured(GRID, kwh().add(BigDecimal.TEN));
        runHours(1);
        assertThat(bill().question()).isEqualTo(Question.QUANTITY_CHANGED);

        complete(GRID, "Task_ClarifyDeliveryNote", "CLOSE");
        assertThat(bill().state()).isEqualTo(State.CLOSED);
        assertThat(ends("GridBilling", bill().id().toString())).containsExactly("EndEvent_GridBillClosed");
    }

    @Test
    void aCaseAboutNoBillIsAnIncident() {
        var before = openTaskView.incidents(GRID.id());
        processes.start(
                GRID.id(),
                "GridBilling",
                new UUID(7, 7).toString(),
                Map.of("invoiced", false, "lookDueAt", Date.from(clock.instant())));
        runHours(3);

        assertThat(openTaskView.incidents(GRID.id())).isEqualTo(before + 1);
    }

    @Test
    void documentsAndAmountsOfAnIssuedBillNeverChange() {
        measured(GRID, kwh());
        measured(SUPPLIER, kwh());
        runDays(5);
        var bill = bill().id();
        assertThatThrownBy(() -> jdbc.sql("update settlement.position set net = 0 where bill = :b")
                        .param("b", bill)
                        .update())
                .hasMessageContaining("only added");
        assertThatThrownBy(() -> jdbc.sql("update settlement.grid_bill set gross = 0 where id = :b")
                        .param("b", bill)
                        .update())
                .hasMessageContaining("keeps its amounts");
        assertThatThrownBy(() -> jdbc.sql("update settlement.payable set amount_due = 0 where id = :p")
                        .param("p", payable().id())
                        .update())
                .hasMessageContaining("keeps what it says");
    }

    @Test
    void numbersOfBillsHaveNoGap() {
        var numbers = bills.page(GRID.id(), null, 500).stream()
                .flatMap(b -> java.util.stream.Stream.ofNullable(b.invoice()))
                .map(GridBill.Invoice::number)
                .sorted()
                .toList();
        for (int i = 1; i < numbers.size(); i++) {
            var before = numbers.get(i - 1);
            if (before.substring(0, 6).equals(numbers.get(i).substring(0, 6))) {
                assertThat(Integer.parseInt(numbers.get(i).substring(7)))
                        .isEqualTo(Integer.parseInt(before.substring(7)) + 1);
            }
        }
    }

    private void setUpPartners() {
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

    private static List<GridPrice> pricesWith(String disputed) {
        var all = new ArrayList<>(SettlementFixtures.prices());
        all.add(SettlementFixtures.price(DISPUTED, PriceUnit.KWH, disputed));
        return all;
    }

    private void register(String concession) {
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

    private void sign() {
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
    private String measured(Tenant receiver, BigDecimal energy) {
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

    /** The metering operator withdraws what he told the grid operator (13006). */
    private void withdraw(String document) {
        send(
                METERING,
                GRID,
                "13006",
                Fields.builder()
                        .put("documentCode", "7")
                        .put("cancelledDocumentNumber", document)
                        .add(
                                "locations",
                                Fields.builder()
                                        .put("location", location.value())
                                        .build()));
    }

    /** The supplier pays after all (33001). */
    private void advise(GridBill bill) {
        var invoice = java.util.Objects.requireNonNull(bill.invoice());
        var amount = invoice.gross().euros().stripTrailingZeros();
        send(
                SUPPLIER,
                GRID,
                "33001",
                Fields.builder()
                        .add(
                                "invoices",
                                Fields.builder()
                                        .put("invoiceCode", "380")
                                        .put("invoiceNumber", invoice.number())
                                        .put("amountInvoiced", amount)
                                        .put("amountPaid", amount)
                                        .put("invoiceTime", payable().invoicedAt())
                                        .build())
                        .put("totalAmount", amount));
    }

    private void send(Tenant from, Tenant to, String pid, Fields.Builder fields) {
        var unused = market.send(new MarketMessages.Outgoing(from.id(), to.marketPartnerId(), pid, fields.build()));
    }

    /** Ten a day, so that every part of the year comes out even. */
    private BigDecimal kwh() {
        return BigDecimal.valueOf(year.days() * 10);
    }

    private void restShowsItToWhoMaySee(GridBill bill, Payable payable) throws Exception {
        var issued = "/api/tenants/settle-nb/settlement/grid-bills";
        var received = "/api/tenants/settle-lf/settlement/payables";
        mvc.perform(as("settle-nb-clerk", issued + "/" + bill.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.state").value("ADVISED"))
                .andExpect(jsonPath("$.positions[0].article").value(GridArticles.BASE))
                .andExpect(jsonPath("$.documents[2].pid").value("31002"));
        mvc.perform(as("settle-nb-clerk", issued))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").exists());
        mvc.perform(as("settle-nb-clerk", issued + "/" + payable.id()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("Rechnung unbekannt"));
        mvc.perform(as("settle-lf-clerk", issued)).andExpect(status().isForbidden());
        mvc.perform(as("settle-lf-clerk", received + "/" + payable.id()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.state").value("ADVISED"))
                .andExpect(jsonPath("$.findings").isEmpty());
        mvc.perform(as("settle-lf-clerk", received)).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder as(String name, String path) {
        return get(path).servletPath(path).with(user(name).roles("BILLING_CLERK"));
    }

    /** Nothing of what the three exchanged was refused by its receiver's reader or checks, and all was acknowledged. */
    private void everyMessageWasAccepted() {
        assertThat(jdbc.sql(
                                """
                                select tenant_id, direction, pid, type, state, findings::text from marketcomm.transaction
                                 where tenant_id like 'settle-%'
                                   and journalled_at >= :since
                                   and (state not in ('HANDLED', 'NOTED', 'ACKNOWLEDGED', 'SENT') or findings <> '[]'::jsonb)
                                """)
                        .param("since", began.atOffset(ZoneOffset.UTC))
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    private GridBill bill() {
        return bills.page(GRID.id(), null, 500).stream()
                .filter(b -> b.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    private Payable payable() {
        return payables.page(SUPPLIER.id(), null, 500).stream()
                .filter(p -> p.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes() {
        return findings.of(SUPPLIER.id(), payable().id()).stream()
                .map(BillFinding::code)
                .toList();
    }

    private List<String> told() {
        return documents.of(GRID.id(), bill().id()).stream()
                .map(d -> d.pid() + ": " + d.told())
                .map(t -> t.length() > 35 ? t.substring(0, 31).strip() : t)
                .toList();
    }

    private List<Task> openTasks() {
        var keys = new ArrayList<String>();
        bills.page(GRID.id(), null, 500).stream()
                .filter(b -> b.location().equals(location))
                .forEach(b -> keys.add(b.id().toString()));
        jdbc.sql("select id from settlement.received_note where market_location = :l")
                .param("l", location.value())
                .query(UUID.class)
                .list()
                .forEach(id -> keys.add(id.toString()));
        payables.page(SUPPLIER.id(), null, 500).stream()
                .filter(p -> p.location().equals(location))
                .forEach(p -> keys.add(p.id().toString()));
        return tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(keys.toArray(String[]::new))
                .list();
    }

    private void complete(Tenant tenant, String key, String decision) {
        var open = openTasks();
        assertThat(open).extracting(Task::getTaskDefinitionKey).containsExactly(key);
        assertThat(open.get(0).getTenantId()).isEqualTo(tenant.id().value());
        assertThat(String.valueOf(tasks.getVariable(open.get(0).getId(), "facts")))
                .contains(location.value());
        tasks.complete(open.get(0).getId(), Map.of("decision", decision));
        work.runDue();
    }

    private List<String> ends(String process, String businessKey) {
        return history
                .createHistoricActivityInstanceQuery()
                .activityType("noneEndEvent")
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(process))
                .filter(a -> businessKey.equals(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(a.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .map(a -> a.getActivityId())
                .toList();
    }

    private String noteId() {
        return jdbc.sql("select id from settlement.received_note where market_location = :l")
                .param("l", location.value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private void runHours(int hours) {
        work.runFor(Duration.ofHours(hours));
    }

    private void runDays(int workingDays) {
        work.runUntil(MarketCalendar.startOfDay(
                MarketCalendar.workingDayAfter(today(), workingDays).plusDays(1)));
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    private static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(partner), role, Commodity.ELECTRICITY, true);
    }
}
