package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Creditor;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Payment;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;

/** A supplier bills its contracts in runs: every end of both models, exceptions, stop, resume and repetition. */
@StromlaufTest
class BillRunTests {

    /** Every period lies in years whose levies are published. */
    private static final LocalDate START = LocalDate.of(2025, 10, 1);

    private static final LocalDate END = LocalDate.of(2026, 10, 1);
    private static final DateRange YEAR = DateRange.of(START, END);
    private static final MarketPartnerId GRID = MarketPartnerId.of("9521000000032");
    static final MeteringLocationId METER = MeteringLocationId.of("DE0000320410900000000000000047110");
    private static final Seller SELLER = new Seller(
            "Prüfstrom GmbH", "Werkstraße 1", "04109", "Leipzig", "DE123456789", "Telefon 0341 123, hilfe@example.org");

    private static int tenants;
    private static int locations;

    @Autowired
    private Tenants tenantRegister;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private Contracts contracts;

    @Autowired
    private LocationRecords records;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private ExchangePrices exchange;

    @Autowired
    private BillRuns runs;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private InvoiceFactory invoices;

    @Autowired
    private InvoiceDispatch dispatch;

    @Autowired
    private Receivables receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sellers sellers;

    @Autowired
    private Creditors creditors;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private List<DueWork> sources;

    @Value("${stromlauf.folders:${stromlauf.data:data}/channels}")
    private String folders;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void hostASupplierOfItsOwn(TestInfo test) {
        tenant = TenantId.of("billrun-" + ++tenants);
        tenantRegister.add(new Tenant(
                tenant,
                "Prüfstrom GmbH",
                MarketPartnerId.of("99000000081" + "%02d".formatted(tenants)),
                Role.SUPPLIER,
                Commodity.ELECTRICITY,
                true));
        sellers.set(tenant, SELLER);
        creditors.set(tenant, new Creditor("Prüfstrom GmbH", "DE98ZZZ09999999999", "DE89370400440532013000"));
    }

    /**
     * 3,650 kWh from 01.10.2025 to 30.09.2026, ten a day: 3,650 × 27.90 ct = 1,018.35; base 119.88 × 365/365 = 119.88; net
     * 1,138.23; VAT 19 % = 216.2637 → 216.26; gross 1,354.49.
     */
    @Test
    void aYearIsBilledDemandedAndHandedOut() throws Exception {
        var contract = household();
        received.reading(tenant, METER, "1EMH0047110815", START, "12000");
        received.reading(tenant, METER, "1EMH0047110815", END, "15650");
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");
        work.runFor(Duration.ofHours(4));

        var bill = only(contract);
        assertThat(bill.gross()).isEqualTo(Money.of("1354.49"));
        assertThat(bill.consumption()).isEqualTo(Energy.ofKwh("3650"));
        assertThat(bill.occasion()).isEqualTo(Occasion.YEARLY);
        assertThat(bills.billedUntil(contract)).isEqualTo(END);
        var item = receivables.get(tenant, bill.invoice());
        assertThat(item.amount()).isEqualTo(Money.of("1354.49"));
        assertThat(item.debtor()).isEqualTo(contract.number());
        assertThat(item.dueOn()).isAfterOrEqualTo(item.announcedOn().plusDays(14)); // EnWG §40c(1)
        assertThat(ledger.balance(tenant, Account.REVENUE)).isEqualTo(Money.of("-1138.23"));
        assertThat(ledger.balance(tenant, Account.VAT)).isEqualTo(Money.of("-216.26"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
        assertThat(ends("BillRun")).containsExactly("EndEvent_ContractsBilled");
        assertThat(ends("InvoiceDispatch")).containsExactly("EndEvent_InvoicesDelivered");
        var file = Path.of(folders, tenant.value(), "kunde@example.org", "out", bill.invoice() + ".pdf");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
    }

    @Test
    void theDocumentSaysWhatTheLawWants() {
        var contract = household();
        received.reading(tenant, METER, "1EMH0047110815", START, "12000");
        received.reading(tenant, METER, "1EMH0047110815", END, "15650");
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        var draft = invoices.contentOf(tenant, only(contract).invoice());
        assertThat(draft.subject()).isEqualTo("Abrechnung Strom 01.10.2025 bis 30.09.2026");
        assertThat(draft.facts())
                .extracting(InvoiceDraft.Fact::label, InvoiceDraft.Fact::text)
                .contains(
                        tuple("Vertragsnummer", contract.number()),
                        tuple("Marktlokation", contract.location().value()),
                        tuple("Zählernummer", "1EMH0047110815"),
                        tuple("Stand 01.10.2025", "12.000 kWh, abgelesen"),
                        tuple("Stand 01.10.2026", "15.650 kWh, abgelesen"),
                        tuple("Verbrauch", "3.650 kWh"));
        assertThat(draft.contained())
                .extracting(InvoiceDraft.Line::name)
                .contains("Stromsteuer", "KWKG-Umlage", "Konzessionsabgabe", "Netzentgelt, Arbeitspreis");
        assertThat(draft.payment().mandate()).isEqualTo("M-1");
        assertThat(String.join(" ", draft.paragraphs()))
                .contains("Schlichtungsstelle Energie")
                .contains("hilfe@example.org")
                .contains("erwarteter Jahresverbrauch: 3.500 kWh")
                .contains("läuft auf unbestimmte Zeit");
    }

    @Test
    void theSameRunIsNeverMadeTwiceAndNoPeriodIsBilledTwice() {
        var contract = household();
        received.quantity(tenant, contract.location(), YEAR, "3650");
        bill("2026-10");

        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.Known.class);
        assertThat(runs.start(tenant, "2026-10-again", List.of(contract.id()))).isInstanceOf(Start.NothingToBill.class);
        received.quantity(tenant, contract.location(), YEAR, "3650");
        assertThat(runs.startAll(tenant, "2026-11", Origin.SCHEDULE)).isInstanceOf(Start.NothingToBill.class);
        work.runDue();

        assertThat(bills.of(tenant, contract.id())).hasSize(1);
        assertThat(invoices.list(tenant, "", 10)).hasSize(1);
    }

    @Test
    void everyDayAtOneTheBillableContractsAreBilled() {
        var contract = household();
        received.quantity(tenant, contract.location(), YEAR, "3650");

        work.runFor(Duration.ofHours(24));

        var day = only(contract).run();
        assertThat(runs.get(tenant, day).origin()).isEqualTo(Origin.SCHEDULE);
        assertThat(runs.get(tenant, day).startedAt()).isEqualTo(MarketCalendar.at(LocalDate.parse(day), BillLook.TIME));
    }

    @Test
    void aContractIsNotBilledBeforeItsReadingOrItsPeriodIsOver() {
        var unread = household();
        var half = household();
        received.quantity(tenant, half.location(), DateRange.of(START, LocalDate.of(2026, 4, 1)), "1825");

        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        assertThat(runs.start(tenant, "2026-10", List.of(unread.id(), half.id())))
                .isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void theEndOfSupplyIsBilledWithTheLastQuantity() {
        var contract = household();
        var until = LocalDate.of(2026, 4, 1);
        received.quantity(tenant, contract.location(), DateRange.of(START, until), "1825");
        transaction.executeWithoutResult(s -> contracts.end(tenant, contract.id(), until));

        bill("2026-10");

        assertThat(only(contract).occasion()).isEqualTo(Occasion.FINAL);
        assertThat(only(contract).period()).isEqualTo(DateRange.of(START, until));
    }

    @Test
    void anIntelligentMetersYearIsBilledByItsEnergyWhereQuarterHoursAreMissing() {
        var contract = contract(
                "household-all-inclusive", MeteringKind.SMART, BillingInterval.YEARLY, "kunde@example.org", START);
        received.profile(tenant, contract.location(), LocalDate.of(2026, 9, 30), 100);
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        assertThat(only(contract).gross()).isEqualTo(Money.of("1354.49"));
    }

    /** September 2026 has 30 days of 96 quarter hours at 100 Wh: 288 kWh. */
    @Test
    void aDynamicMonthIsBilledOnceItsProfileAndItsPricesAreComplete() {
        var contract = dynamic();
        var september = LocalDate.of(2026, 9, 1);
        for (int i = 0; i < 30; i++) {
            received.profile(tenant, contract.location(), september.plusDays(i), 100);
            if (i < 29) price(september.plusDays(i));
        }
        bill("2026-10");

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(facts(task())).contains("Der Börsenpreis (Day-Ahead-Preise DE-LU (EPEX SPOT)) fehlt am 30.09.2026");
        assertThat(task().getName()).isEqualTo("Nicht abgerechnete Verträge klären");

        price(september.plusDays(29));
        tasks.complete(task().getId(), Map.of("billAgain", true));
        work.runDue();

        var bill = only(contract);
        assertThat(bill.occasion()).isEqualTo(Occasion.MONTHLY);
        assertThat(bill.consumption()).isEqualTo(Energy.ofKwh("288"));
        var lines = factory.find(tenant, bill.key()).orElseThrow().bill().lines();
        assertThat(lines.get(0).amount()).isEqualTo(Money.of("23.04")); // 288 kWh × 80.00 €/MWh
        assertThat(ends("BillRun")).containsExactly("EndEvent_ContractsBilled");
    }

    @Test
    void aClerkLeavesAnExceptionToALaterRun() {
        var contract = dynamic();
        received.profile(tenant, contract.location(), LocalDate.of(2026, 9, 1), 100);
        for (int i = 1; i < 30; i++)
            received.profile(
                    tenant, contract.location(), LocalDate.of(2026, 9, 1).plusDays(i), 9);
        bill("2026-10");

        tasks.complete(task().getId(), Map.of("billAgain", false));
        work.runDue();

        assertThat(ends("BillRun")).containsExactly("EndEvent_ExceptionsLeftOut");
        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(runs.items(tenant, "2026-10", "", 10))
                .extracting(BillRunItem::state)
                .containsExactly(BillRunItem.State.LEFT);
    }

    @Test
    void aSupplierWithoutItsAddressBillsNothingAndIsToldWhatIsMissing() {
        sellers.set(tenant, new Seller("", "", "", "", "DE123456789", ""));
        var contract = household();
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(facts(task()))
                .contains("retail.seller-name, retail.seller-street")
                .contains("Absender");
    }

    @Test
    void aStoppedRunBillsNothingUntilItIsResumed() {
        var contract = household();
        received.quantity(tenant, contract.location(), YEAR, "3650");
        var started = runs.startAll(tenant, "2026-10", Origin.REQUEST);
        assertThat(started).isInstanceOf(Start.Started.class);
        runs.stop(tenant, "2026-10");
        work.runDue();

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(runs.isRunning(tenant, "2026-10")).isTrue();

        runs.resume(tenant, "2026-10");
        work.runDue();

        assertThat(bills.of(tenant, contract.id())).hasSize(1);
        assertThat(runs.isRunning(tenant, "2026-10")).isFalse();
    }

    /** The second contract of the chunk breaks; nothing of the chunk stays, and after the repair all are billed once. */
    @Test
    void aChunkIsBilledAllOrNothingAndTriedAgain() {
        var first = household();
        var second = household();
        for (var contract : List.of(first, second)) received.quantity(tenant, contract.location(), YEAR, "3650");
        var broken = first.number().compareTo(second.number()) < 0 ? second : first;
        block(broken);
        var started = runs.startAll(tenant, "2026-10", Origin.REQUEST);
        assertThat(started).isInstanceOf(Start.Started.class);
        work.runDue();
        assertThat(bills.of(tenant, first.id())).isEmpty();
        assertThat(bills.of(tenant, second.id())).isEmpty();
        assertThat(invoices.list(tenant, "", 10)).isEmpty();

        work.runFor(Duration.ofMinutes(40));
        var incident = runtime.createIncidentQuery().tenantIdIn(tenant.value()).singleResult();
        assertThat(incident.getIncidentMessage())
                .contains("Contract " + broken.number() + " of run 2026-10 cannot be billed");

        unblock(broken);
        retry(incident.getConfiguration());
        work.runDue();
        assertThat(invoices.list(tenant, "", 10)).hasSize(2);
        assertThat(invoices.list(tenant, "", 10))
                .extracting(i -> i.number())
                .containsExactly("R" + year() + "-0000001", "R" + year() + "-0000002");
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void paidInstalmentsAreDeductedAndUnpaidOnesWithdrawn() {
        var contract = household();
        instalment(contract, "AB-1-" + contract.number(), LocalDate.of(2026, 8, 1));
        instalment(contract, "AB-2-" + contract.number(), LocalDate.of(2026, 9, 1));
        transaction.executeWithoutResult(s -> receivables.receive(
                tenant,
                new Payment(
                        "pay-1-" + contract.number(),
                        LocalDate.of(2026, 8, 3),
                        contract.number(),
                        Money.of("119.00"),
                        "Abschlag",
                        Account.BANK,
                        List.of("AB-1-" + contract.number()))));
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        var bill = only(contract);
        assertThat(bill.gross()).isEqualTo(Money.of("1354.49"));
        assertThat(bill.due()).isEqualTo(Money.of("1235.49"));
        var draft = invoices.contentOf(tenant, bill.invoice());
        assertThat(draft.prepayments()).singleElement().satisfies(p -> {
            assertThat(p.net()).isEqualTo(Money.of("100.00"));
            assertThat(p.vat()).isEqualTo(Money.of("19.00"));
        });
        assertThat(receivables.open(tenant, contract.number())).singleElement().satisfies(i -> {
            assertThat(i.key()).isEqualTo(bill.invoice());
            assertThat(i.open()).isEqualTo(Money.of("1235.49"));
        });
        assertThat(ledger.balance(tenant, Account.PREPAYMENT)).isEqualTo(Money.ZERO);
        assertThat(ledger.balance(tenant, Account.VAT)).isEqualTo(Money.of("-216.26"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    /** 3,613 kWh instead of 3,650: 3,613 × 27.90 ct = 1,008.027 → 1,008.03 + 119.88 = 1,127.91; × 1.19 = 1,342.21. */
    @Test
    void aCorrectedQuantityCancelsTheBillAndMakesItAnew() {
        var contract = household();
        received.quantity(tenant, contract.location(), YEAR, "3650");
        bill("2026-10");
        var wrong = only(contract);
        work.runFor(Duration.ofMinutes(1));
        received.correctedQuantity(tenant, contract.location(), YEAR, "3613");

        bill("2026-11");

        var all = bills.of(tenant, contract.id());
        assertThat(all).hasSize(2);
        var corrected = bills.last(tenant, contract.id()).orElseThrow();
        assertThat(corrected.gross()).isEqualTo(Money.of("1342.21"));
        assertThat(corrected.occasion()).isEqualTo(Occasion.CORRECTION);
        assertThat(corrected.key()).isEqualTo(wrong.key() + ".2");
        assertThat(factory.find(tenant, wrong.key()).orElseThrow().cancelledBy())
                .isNotNull();
        assertThat(invoices.list(tenant, "", 10))
                .extracting(i -> i.gross().euros().toPlainString())
                .containsExactly("1354.49", "-1354.49", "1342.21");
        assertThat(ledger.balance(tenant, Account.debtor(contract.number()))).isEqualTo(Money.of("1342.21"));
        assertThat(receivables.open(tenant, contract.number()))
                .extracting(i -> i.open())
                .containsExactly(Money.of("1342.21"));
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void whatCannotBeMailedBecomesALetterOrATask() {
        var letter = household("erika+strom@example.org");
        received.quantity(tenant, letter.location(), YEAR, "3650");
        bill("2026-10");
        work.runFor(Duration.ofHours(4));
        assertThat(dispatch.of(tenant, only(letter).invoice())).singleElement().satisfies(d -> {
            assertThat(d.way()).isEqualTo(Dispatched.Way.LETTER);
            assertThat(d.failed()).isNull();
        });

        var mail = household("paula@example.org");
        // Demo tenants may not use a channel that leaves the machine, so the delivery fails.
        channel("paula@example.org", "smtp");
        received.quantity(tenant, mail.location(), YEAR, "3650");
        bill("2026-10-mail");
        work.runFor(Duration.ofHours(4));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ClearDelivery");
        assertThat(facts(task())).contains(only(mail).invoice()).contains("paula@example.org");
        tasks.complete(task().getId(), Map.of("asLetter", true));
        work.runFor(Duration.ofHours(4));

        assertThat(dispatch.of(tenant, only(mail).invoice()))
                .extracting(Dispatched::way)
                .containsExactly(Dispatched.Way.EMAIL, Dispatched.Way.LETTER);
        assertThat(ends("InvoiceDispatch")).containsExactly("EndEvent_InvoicesDelivered", "EndEvent_InvoicesDelivered");
    }

    @Test
    void aDeliveryCanBeGivenUp() {
        var contract = household("paula@example.org");
        channel("paula@example.org", "smtp");
        received.quantity(tenant, contract.location(), YEAR, "3650");
        bill("2026-10");
        work.runFor(Duration.ofHours(4));

        tasks.complete(task().getId(), Map.of("asLetter", false));
        work.runDue();

        assertThat(ends("InvoiceDispatch")).containsExactly("EndEvent_DeliveryGivenUp");
    }

    @Test
    void aboveAHundredExceptionsAClerkDecidesByReason() {
        sellers.set(tenant, new Seller("", "", "", "", "DE123456789", ""));
        var wanted = new ArrayList<Contract>();
        for (int i = 0; i < 101; i++) wanted.add(household());
        for (var contract : wanted) received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        assertThat(facts(task())).contains("\"Verträge\",\"value\":101");
        tasks.complete(task().getId(), Map.of("billAgain", false));
        work.runDue();
        assertThat(runs.counts(tenant, "2026-10")).containsExactly(new BillRunCount(BillRunItem.State.LEFT, null, 101));
    }

    /** 251 contracts are two chunks. All that a run knows stands in the database: whoever goes on after a crash finds it. */
    @Test
    void aRunThatWasKilledAfterItsFirstChunkGoesOnWithTheSecond() {
        for (int i = 0; i < 251; i++) received.quantity(tenant, household().location(), YEAR, "3650");
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.Started.class);
        var plan = job();
        jobs().run(plan);
        var begin = System.nanoTime();
        var firstChunk = job();
        jobs().run(firstChunk);
        var millis = (System.nanoTime() - begin) / 1_000_000;
        org.slf4j.LoggerFactory.getLogger(BillRunTests.class).info("250 bills with documents took {} ms", millis);
        assertThat(billed()).isEqualTo(250);

        jobs().run(firstChunk); // a job that was done is not done again
        assertThat(billed()).isEqualTo(250);
        work.runDue();

        assertThat(billed()).isEqualTo(251);
        var numbers =
                invoices.list(tenant, "", 500).stream().map(i -> i.number()).toList();
        assertThat(numbers).hasSize(251).last().isEqualTo("R" + year() + "-0000251");
        assertThat(ends("BillRun")).containsExactly("EndEvent_ContractsBilled");
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasBilled() {
        assertThatThrownBy(() -> jdbc.sql("delete from retail.contract_bill").update())
                .hasMessageContaining("is refused");
        assertThatThrownBy(() -> jdbc.sql("update retail.contract_bill_cancelled set run = ''")
                        .update())
                .hasMessageContaining("is refused");
    }

    /** Invoices are numbered by the year in which they are made. */
    private int year() {
        return MarketCalendar.day(clock.instant()).getYear();
    }

    private void bill(String run) {
        assertThat(runs.startAll(tenant, run, Origin.REQUEST)).isInstanceOf(Start.Started.class);
        work.runDue();
    }

    private ContractBill only(Contract contract) {
        assertThat(bills.of(tenant, contract.id())).hasSize(1);
        return bills.of(tenant, contract.id()).get(0);
    }

    private Contract household() {
        return household("kunde@example.org");
    }

    private Contract household(String email) {
        var contract = contract("household-all-inclusive", MeteringKind.REGISTER, BillingInterval.YEARLY, email, START);
        records.take(
                tenant,
                contract.id(),
                new MeteringPoint(METER, null, List.of(new MeteringPoint.Register("1EMH0047110815", "1-0:1.8.0"))));
        return contract;
    }

    private Contract dynamic() {
        var start = LocalDate.of(2026, 9, 1);
        return contract("household-dynamic", MeteringKind.SMART, BillingInterval.MONTHLY, "kunde@example.org", start);
    }

    private Contract contract(
            String product, MeteringKind metering, BillingInterval billing, String email, LocalDate start) {
        var location = MarketLocationId.withCheckDigit("477" + "%07d".formatted(++locations));
        var customer = new Order.NewCustomer(
                CustomerName.person("Erika", "Muster"),
                new PostalAddress("Hauptstraße", "12a", "04109", "Leipzig", "DE"),
                email,
                new DirectDebitMandate("DE89370400440532013000", "Erika Muster", "M-1", LocalDate.of(2025, 9, 1)));
        var terms = new ContractTerms(
                product,
                NoticePeriod.weeks(2),
                null,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                Energy.ofKwh("3500"),
                metering,
                billing);
        var order = new Order(customer, OrderKind.MOVE_IN, location, GRID, null, start, terms);
        return intake.takeOver(tenant, order, MarketCalendar.day(clock.instant()));
    }

    private DueWork jobs() {
        return sources.stream().filter(s -> s.kind().equals("job")).findFirst().orElseThrow();
    }

    /** The tenant's next job of the run. */
    private DueWork.Item job() {
        var id = jdbc.sql(
                        """
                        select id_ from act_ru_job where tenant_id_ = :tenant and process_def_key_ = 'BillRun'
                        order by create_time_, id_ limit 1
                        """)
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
        return new DueWork.Item(id, clock.instant());
    }

    private int billed() {
        return bills.ofRun(tenant, "2026-10", "", 500).size();
    }

    private void price(LocalDate day) {
        var prices = java.util.Collections.nCopies(24, new java.math.BigDecimal("80.00"));
        exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, prices, "EPEX SPOT"));
    }

    private void instalment(Contract contract, String key, LocalDate month) {
        transaction.executeWithoutResult(s -> receivables.demand(
                tenant,
                new Demand(
                        key,
                        contract.number(),
                        ItemKind.INSTALMENT,
                        contract.number(),
                        month,
                        month,
                        "Abschlag",
                        List.of(
                                LedgerEntry.credit(Account.PREPAYMENT, Money.of("100.00")),
                                LedgerEntry.credit(Account.VAT, Money.of("19.00"))))));
        var rows = jdbc.sql(
                        """
                        insert into retail.instalment (tenant, item_key, contract, month, due_on, net, vat)
                        values (:tenant, :key, :contract, :month, :month, 100.00, 19.00)
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("contract", contract.id().value())
                .param("month", month)
                .update();
        assertThat(rows).isEqualTo(1);
    }

    /** Somebody else's invoice stands under the key of this contract's bill, so that it cannot be stored. */
    private void block(Contract contract) {
        var ignored = jdbc.sql(
                        """
                        insert into billing.bill (tenant, key, contract, product, period, plan, kernel, as_of, net, vat,
                            gross, lines)
                        values (:tenant, :key, 'another', 'p', '[2025-10-01,2025-10-02)', 'p', 1,
                            timestamptz '2026-01-01', 0, 0, 0, '[]')
                        """)
                .param("tenant", tenant.value())
                .param("key", contract.number() + "." + END)
                .update();
    }

    private void unblock(Contract contract) {
        transaction.executeWithoutResult(s -> {
            jdbc.sql("alter table billing.bill disable trigger bill_is_final").update();
            var ignored = jdbc.sql("delete from billing.bill where tenant = :tenant and key = :key")
                    .param("tenant", tenant.value())
                    .param("key", contract.number() + "." + END)
                    .update();
            jdbc.sql("alter table billing.bill enable trigger bill_is_final").update();
        });
    }

    private void retry(String job) {
        var ignored = jdbc.sql("update act_ru_job set retries_ = 1, duedate_ = null where id_ = :id")
                .param("id", job)
                .update();
    }

    private void channel(String destination, String channel) {
        var ignored = jdbc.sql("insert into transport.channel (tenant_id, destination, channel) values (?, ?, ?)")
                .params(tenant.value(), destination, channel)
                .update();
    }

    private Task task() {
        return tasks.createTaskQuery().tenantIdIn(tenant.value()).singleResult();
    }

    private String facts(Task task) {
        return String.valueOf(tasks.getVariableLocal(task.getId(), "facts"));
    }

    private List<String> ends(String process) {
        return history
                .createHistoricActivityInstanceQuery()
                .activityType("noneEndEvent")
                .tenantIdIn(tenant.value())
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(process))
                .map(a -> a.getActivityId())
                .filter(a -> !a.equals("EndEvent_DecisionRecorded"))
                .toList();
    }
}
