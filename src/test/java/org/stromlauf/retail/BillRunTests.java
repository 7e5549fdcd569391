package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.retail.TestBills.END;
import static org.stromlauf.retail.TestBills.METER;
import static org.stromlauf.retail.TestBills.START;
import static org.stromlauf.retail.TestBills.YEAR;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** A supplier bills its contracts in runs: which periods come when, repetition, what the database keeps. */
@StromlaufTest
class BillRunTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private Contracts contracts;

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
    private Receivables receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private Work work;

    @Value("${stromlauf.folders:${stromlauf.data:data}/channels}")
    private String folders;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void hostASupplierOfItsOwn() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    /**
     * 3,650 kWh from 01.10.2025 to 30.09.2026, ten a day: 3,650 × 27.90 ct = 1,018.35; base 119.88 × 365/365 = 119.88; net
     * 1,138.23; VAT 19 % = 216.2637 → 216.26; gross 1,354.49.
     */
    @Test
    void aYearIsBilledDemandedAndHandedOut() throws Exception {
        var contract = suppliers.household(tenant);
        received.reading(tenant, METER, "1EMH0047110815", START, "12000");
        received.reading(tenant, METER, "1EMH0047110815", END, "15650");
        received.quantity(tenant, contract.location(), YEAR, "3650");

        testRuns.bill(tenant, "2026-10");
        work.runFor(Duration.ofHours(4));

        var bill = testRuns.only(contract);
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
        assertThat(testRuns.ends(tenant, "BillRun")).containsExactly("EndEvent_ContractsBilled");
        assertThat(testRuns.ends(tenant, "InvoiceDispatch")).containsExactly("EndEvent_InvoicesDelivered");
        var file = Path.of(folders, tenant.value(), "kunde@example.org", "out", bill.invoice() + ".pdf");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
    }

    @Test
    void theSameRunIsNeverMadeTwiceAndNoPeriodIsBilledTwice() {
        var contract = suppliers.household(tenant);
        received.quantity(tenant, contract.location(), YEAR, "3650");
        testRuns.bill(tenant, "2026-10");

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
        var contract = suppliers.household(tenant);
        received.quantity(tenant, contract.location(), YEAR, "3650");

        work.runFor(Duration.ofHours(24));

        var day = testRuns.only(contract).run();
        assertThat(runs.get(tenant, day).origin()).isEqualTo(Origin.SCHEDULE);
        assertThat(runs.get(tenant, day).startedAt()).isEqualTo(MarketCalendar.at(LocalDate.parse(day), BillLook.TIME));
    }

    @Test
    void aContractIsNotBilledBeforeItsReadingOrItsPeriodIsOver() {
        var unread = suppliers.household(tenant);
        var half = suppliers.household(tenant);
        received.quantity(tenant, half.location(), DateRange.of(START, LocalDate.of(2026, 4, 1)), "1825");

        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        assertThat(runs.start(tenant, "2026-10", List.of(unread.id(), half.id())))
                .isInstanceOf(Start.NothingToBill.class);
    }

    @Test
    void theEndOfSupplyIsBilledWithTheLastQuantity() {
        var contract = suppliers.household(tenant);
        var until = LocalDate.of(2026, 4, 1);
        received.quantity(tenant, contract.location(), DateRange.of(START, until), "1825");
        transaction.executeWithoutResult(s -> contracts.end(tenant, contract.id(), until));

        testRuns.bill(tenant, "2026-10");

        assertThat(testRuns.only(contract).occasion()).isEqualTo(Occasion.FINAL);
        assertThat(testRuns.only(contract).period()).isEqualTo(DateRange.of(START, until));
    }

    @Test
    void anIntelligentMetersYearIsBilledByItsEnergyWhereQuarterHoursAreMissing() {
        var contract = suppliers.supply(
                tenant, new Wanted("household-all-inclusive", MeteringKind.SMART, BillingInterval.YEARLY, START));
        received.profile(tenant, contract.location(), LocalDate.of(2026, 9, 30), 100);
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        received.quantity(tenant, contract.location(), YEAR, "3650");

        testRuns.bill(tenant, "2026-10");

        assertThat(testRuns.only(contract).gross()).isEqualTo(Money.of("1354.49"));
    }

    /** September 2026 has 30 days of 96 quarter hours at 100 Wh: 288 kWh. */
    @Test
    void aDynamicMonthIsBilledOnceItsProfileAndItsPricesAreComplete() {
        var contract = suppliers.dynamic(tenant);
        var september = LocalDate.of(2026, 9, 1);
        for (int i = 0; i < 30; i++) {
            received.profile(tenant, contract.location(), september.plusDays(i), 100);
            if (i < 29) price(september.plusDays(i));
        }
        testRuns.bill(tenant, "2026-10");

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(testRuns.facts(tenant))
                .contains("Der Börsenpreis (Day-Ahead-Preise DE-LU (EPEX SPOT)) fehlt am 30.09.2026");
        assertThat(testRuns.task(tenant).getName()).isEqualTo("Nicht abgerechnete Verträge klären");

        price(september.plusDays(29));
        tasks.complete(testRuns.task(tenant).getId(), Map.of("billAgain", true));
        work.runDue();

        var bill = testRuns.only(contract);
        assertThat(bill.occasion()).isEqualTo(Occasion.MONTHLY);
        assertThat(bill.consumption()).isEqualTo(Energy.ofKwh("288"));
        var lines = factory.find(tenant, bill.key()).orElseThrow().bill().lines();
        assertThat(lines.get(0).amount()).isEqualTo(Money.of("23.04")); // 288 kWh × 80.00 €/MWh
        assertThat(testRuns.ends(tenant, "BillRun")).containsExactly("EndEvent_ContractsBilled");
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasBilled() {
        assertThatThrownBy(() -> jdbc.sql("delete from retail.contract_bill").update())
                .hasMessageContaining("is refused");
        assertThatThrownBy(() -> jdbc.sql("update retail.contract_bill_cancelled set run = ''")
                        .update())
                .hasMessageContaining("is refused");
    }

    private void price(LocalDate day) {
        var prices = java.util.Collections.nCopies(24, new java.math.BigDecimal("80.00"));
        exchange.store(tenant, new ExchangePrices.Day("DE-LU", day, prices, "EPEX SPOT"));
    }
}
