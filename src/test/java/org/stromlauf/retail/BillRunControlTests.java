package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.retail.TestBills.YEAR;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.contracts.Contract;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;

/** Runs that are stopped, broken and killed, and what clerks decide about exceptions. */
@StromlaufTest
class BillRunControlTests {

    @Autowired
    private TestBills suppliers;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private BillRuns runs;

    @Autowired
    private ContractBills bills;

    @Autowired
    private InvoiceFactory invoices;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sellers sellers;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private List<DueWork> sources;

    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void hostASupplierOfItsOwn() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
    }

    @Test
    void aClerkLeavesAnExceptionToALaterRun() {
        var contract = suppliers.dynamic(tenant);
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
        var contract = suppliers.household(tenant);
        received.quantity(tenant, contract.location(), YEAR, "3650");

        bill("2026-10");

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(facts(task()))
                .contains("retail.seller-name, retail.seller-street")
                .contains("Absender");
    }

    @Test
    void aStoppedRunBillsNothingUntilItIsResumed() {
        var contract = suppliers.household(tenant);
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
        var first = suppliers.household(tenant);
        var second = suppliers.household(tenant);
        for (var contract : List.of(first, second)) received.quantity(tenant, contract.location(), YEAR, "3650");
        var broken = first.number().compareTo(second.number()) < 0 ? second : first;
        suppliers.block(broken);
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

        suppliers.unblock(broken);
        suppliers.retry(List.of(incident.getConfiguration()));
        work.runDue();
        assertThat(invoices.list(tenant, "", 10)).hasSize(2);
        assertThat(invoices.list(tenant, "", 10))
                .extracting(i -> i.number())
                .containsExactly("R" + year() + "-0000001", "R" + year() + "-0000002");
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    @Test
    void aboveAHundredExceptionsAClerkDecidesByReason() {
        sellers.set(tenant, new Seller("", "", "", "", "DE123456789", ""));
        var wanted = new ArrayList<Contract>();
        for (int i = 0; i < 101; i++) wanted.add(suppliers.household(tenant));
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
        for (int i = 0; i < 251; i++)
            received.quantity(tenant, suppliers.household(tenant).location(), YEAR, "3650");
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.Started.class);
        var plan = job();
        jobs().run(plan);
        var begin = System.nanoTime();
        var firstChunk = job();
        jobs().run(firstChunk);
        var millis = (System.nanoTime() - begin) / 1_000_000;
        org.slf4j.LoggerFactory.getLogger(BillRunControlTests.class)
                .info("250 bills with documents took {} ms", millis);
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

    /** Invoices are numbered by the year in which they are made. */
    private int year() {
        return MarketCalendar.day(clock.instant()).getYear();
    }

    private void bill(String run) {
        assertThat(runs.startAll(tenant, run, Origin.REQUEST)).isInstanceOf(Start.Started.class);
        work.runDue();
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
