package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.market.SimulatedAccounts;
import org.stromlauf.market.SimulatedBank;
import org.stromlauf.market.SimulatedBank.Transfer;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Collections;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.transport.BankFileReceiver;
import org.stromlauf.transport.BankFileReceiver.BankFile;
import org.stromlauf.transport.Channels;
import org.stromlauf.workflow.OpenTasks;
import org.stromlauf.workflow.Processes;
import org.stromlauf.workflow.Schedules;

/** From the plan to the money: instalments, direct debits, the bank's statement, returns and transfers, on the box's bank. */
@StromlaufTest
class PaymentCycleTests {

    /** 3,500 kWh at 2026's prices cost 1,304.69 €, at 2027's 1,347.23 €: a twelfth is 108.72 or 112.27, rounded up. */
    private static final Money IN_2026 = Money.of("109.00");

    private static final Money IN_2027 = Money.of("113.00");

    @Autowired
    private TestSupplier suppliers;

    @Autowired
    private Work work;

    @Autowired
    private Receivables receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Collections collections;

    @Autowired
    private SimulatedAccounts accounts;

    @Autowired
    private BankFileReceiver bankFiles;

    @Autowired
    private Channels channels;

    @Autowired
    private Processes processes;

    @Autowired
    private Schedules schedules;

    @Autowired
    private TaskService tasks;

    @Autowired
    private OpenTasks open;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private JdbcClient jdbc;

    private TenantId tenant = TenantId.of("none");

    @AfterEach
    void stop() {
        schedules.remove(tenant, "retail.morning");
        schedules.remove(tenant, "retail.instalments");
    }

    @Test
    void aPaidInstalmentGoesFromThePlanToTheStatement() {
        tenant = suppliers.open("cycle-paid", "9900000088006");
        var contract = suppliers.supply(tenant, location(1), "M-CYCLE-1");
        var month = suppliers.nextMonth();
        var monthly = month.getYear() == 2026 ? IN_2026 : IN_2027;
        assertThat(jdbc.sql("select convert_from(content, 'UTF8') from transport.outbox where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .single())
                .contains("Ihr Abschlagsplan zum Vertrag " + contract.number(), "Mandat M-CYCLE-1");

        work.runUntil(TestSupplier.at(InstalmentRules.demandedOn(month), 6));

        var item = item(contract.number());
        assertThat(item.dueOn()).isEqualTo(month);
        assertThat(item.amount()).as("for " + month).isEqualTo(monthly);
        assertThat(item.announcedOn()).isBeforeOrEqualTo(month.minusDays(14));
        assertThat(suppliers.ends(tenant, "Instalments")).containsExactly("EndEvent_InstalmentsDemanded");
        var collected = TestSupplier.collectedOn(month);
        work.runUntil(TestSupplier.at(collected, 17));
        assertThat(receivables.get(tenant, item.key()).open()).isEqualTo(monthly);
        work.runUntil(TestSupplier.at(collected, 18));

        assertThat(receivables.get(tenant, item.key()).isSettled()).isTrue();
        assertThat(suppliers.ends(tenant, "Collection")).containsExactly("EndEvent_DebitsCollected");
        assertThat(ledger.balance(tenant, Account.BANK)).isEqualTo(monthly);
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
        assertThat(plans.settledBy(
                        tenant,
                        contract,
                        contract.supply().endingAt(contract.supply().from().plusYears(1))))
                .singleElement()
                .satisfies(prepayment -> {
                    assertThat(prepayment.gross()).isEqualTo(monthly);
                    assertThat(prepayment.paid()).isEqualTo(collected);
                });
    }

    @Test
    void aReturnedDebitOpensTheItemAndTheCustomersTransferSettlesIt() {
        tenant = suppliers.open("cycle-returned", "9900000088013");
        var contract = suppliers.supply(tenant, location(2), "M-CYCLE-2");
        accounts.returnFrom("M-CYCLE-2", suppliers.today());
        var month = suppliers.nextMonth();

        var collected = TestSupplier.collectedOn(month);
        work.runUntil(TestSupplier.at(collected, 18));

        assertThat(suppliers.ends(tenant, "Collection")).containsExactly("EndEvent_DebitsReturned");
        var owed = ledger.balance(tenant, Account.debtor(contract.number()));
        assertThat(receivables.open(tenant, contract.number()))
                .extracting(OpenItem::open)
                .containsExactlyInAnyOrder(owed.minus(Money.of("3.50")), Money.of("3.50"));

        accounts.payAgain("M-CYCLE-2");
        var paid = MarketCalendar.workingDayAfter(collected, 2);
        accounts.transfer(
                tenant,
                new Transfer(
                        "Erika Muster", TestSupplier.CUSTOMERS_IBAN, owed, "Vertrag " + contract.number() + ", Danke"),
                paid);
        work.runUntil(TestSupplier.at(paid, 18));

        assertThat(receivables.open(tenant, contract.number())).isEmpty();
        assertThat(ledger.balance(tenant, Account.debtor(contract.number()))).isEqualTo(Money.ZERO);
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void aStatementThatDoesNotComeIsATaskUntilItComes() {
        tenant = suppliers.open("cycle-overdue", "9900000088020");
        channels.use(tenant, "bank", "folder");
        var contract = suppliers.supply(tenant, location(3), "M-CYCLE-3");
        var month = suppliers.nextMonth();
        var collected = TestSupplier.collectedOn(month);
        var overdue = MarketCalendar.workingDayAfter(collected, 3).plusDays(1);

        work.runUntil(MarketCalendar.startOfDay(overdue).minusSeconds(1));
        assertThat(suppliers.hasTask(tenant, "Task_FindStatement")).isFalse();
        work.runUntil(MarketCalendar.startOfDay(overdue));

        var task = suppliers.task(tenant, "Task_FindStatement");
        assertThat(suppliers.facts(task)).contains("Einzugstag", "pain.008-" + collected);
        assertThat(bankFiles.receive(statement(collected.toString()))).isTrue();
        work.runDue();
        assertThat(suppliers.hasTask(tenant, "Task_FindStatement")).isFalse();
        assertThat(suppliers.ends(tenant, "Collection")).containsExactly("EndEvent_DebitsCollected");
        assertThat(receivables.open(tenant, contract.number())).isEmpty();
    }

    @Test
    void aClerkMayGiveAStatementUp() {
        tenant = suppliers.open("cycle-given-up", "9900000088037");
        channels.use(tenant, "bank", "folder");
        var unused = suppliers.supply(tenant, location(4), "M-CYCLE-4");
        var month = suppliers.nextMonth();
        work.runUntil(MarketCalendar.startOfDay(
                MarketCalendar.workingDayAfter(month, 5).plusDays(1)));

        tasks.complete(suppliers.task(tenant, "Task_FindStatement"), Map.of("note", "Konto gekündigt"));

        assertThat(suppliers.ends(tenant, "Collection")).containsExactly("EndEvent_CollectionCleared");
    }

    @Test
    void aCollectionWithoutDebitsEndsAtOnce() {
        tenant = suppliers.open("cycle-nothing", "9900000088044");

        processes.start(
                tenant,
                "Collection",
                MarketCalendar.workingDayAfter(suppliers.today(), 1).toString(),
                Map.of());
        work.runDue();

        assertThat(suppliers.ends(tenant, "Collection")).containsExactly("EndEvent_NothingCollected");
    }

    @Test
    void aSupplierThatDidNotSayWhoItIsGetsAnIncident() {
        tenant = suppliers.open("cycle-incident", "9900000088051");
        jdbc.sql("delete from tenancy.setting where tenant_id = 'cycle-incident' and key = 'receivables.creditor-id'")
                .update();
        var unused = suppliers.supply(tenant, location(5), "M-CYCLE-5");
        var month = suppliers.nextMonth();

        work.runUntil(TestSupplier.at(TestSupplier.collectedOn(month).plusDays(4), 18));

        assertThat(open.incidents(tenant)).isEqualTo(1);
        assertThat(suppliers.ends(tenant, "Collection")).isEmpty();
    }

    @Test
    void whatHasNoPriceIsOneTaskOfTheMonth() {
        tenant = suppliers.open("cycle-no-price", "9900000088068");
        var month = suppliers.nextMonth();
        var unknown = suppliers.supply(tenant, location(6), null, "no-such-product", suppliers.today());
        var known = suppliers.supply(tenant, location(7), null);

        work.runUntil(TestSupplier.at(InstalmentRules.demandedOn(month), 6));

        assertThat(receivables.open(tenant, known.number())).hasSize(1);
        assertThat(receivables.open(tenant, unknown.number())).isEmpty();
        var task = suppliers.task(tenant, "Task_ClearInstalments");
        assertThat(suppliers.facts(task)).contains("Vertrag " + unknown.number(), "products/no-such-product.yaml");
        tasks.complete(task, Map.of("demandAgain", true, "note", "Noch einmal"));
        work.runDue();
        assertThat(receivables.open(tenant, known.number())).hasSize(1);
        tasks.complete(suppliers.task(tenant, "Task_ClearInstalments"), Map.of("demandAgain", false, "note", "Später"));
        assertThat(suppliers.ends(tenant, "Instalments")).containsExactly("EndEvent_InstalmentsCleared");
    }

    @Test
    void anUnreadableBankFileIsATask() {
        tenant = suppliers.open("cycle-unreadable", "9900000088075");
        var file = new BankFile(tenant, "bank", "urlaub.xml", "<Document/>".getBytes(StandardCharsets.UTF_8));

        assertThat(bankFiles.receive(file)).isFalse();
        work.runDue();

        var task = suppliers.task(tenant, "Task_ClearBankFile");
        assertThat(suppliers.facts(task)).contains("urlaub.xml", "camt.053.001.08");
        tasks.complete(task, Map.of("note", "Angefordert"));
        assertThat(suppliers.ends(tenant, "BankFileClearing")).containsExactly("EndEvent_BankFileCleared");
    }

    private BankFile statement(String run) {
        var filed = collections.find(tenant, run).orElseThrow();
        var day = new SimulatedBank.Day("KA-late", filed.collectOn(), Money.ZERO, Map.of());
        var content =
                SimulatedBank.collect(collections.file(tenant, filed), day).content();
        return new BankFile(tenant, "bank", "camt.053-late.xml", content);
    }

    private OpenItem item(String debtor) {
        return receivables.open(tenant, debtor).get(0);
    }

    private static MarketLocationId location(int number) {
        return MarketLocationId.withCheckDigit("514" + "%07d".formatted(number));
    }
}
