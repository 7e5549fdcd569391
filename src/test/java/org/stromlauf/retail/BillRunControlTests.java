package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.retail.TestBills.YEAR;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
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
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private Work work;

    @Autowired
    private BillRunWork runWork;

    @Autowired
    private TransactionOperations transaction;

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
        testRuns.bill(tenant, "2026-10");

        tasks.complete(testRuns.task(tenant).getId(), Map.of("billAgain", false));
        work.runDue();

        assertThat(testRuns.ends(tenant, "BillRun")).containsExactly("EndEvent_ExceptionsLeftOut");
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

        testRuns.bill(tenant, "2026-10");

        assertThat(bills.of(tenant, contract.id())).isEmpty();
        assertThat(testRuns.facts(tenant))
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

        testRuns.bill(tenant, "2026-10");

        assertThat(testRuns.facts(tenant)).contains("\"Verträge\",\"value\":101");
        tasks.complete(testRuns.task(tenant).getId(), Map.of("billAgain", false));
        work.runDue();
        assertThat(runs.counts(tenant, "2026-10")).containsExactly(new BillRunCount(BillRunItem.State.LEFT, null, 101));
    }

    @Test
    void twoHundredAndFiftyContractsAreAChunk() {
        var insert =
                """
                insert into retail.bill_run_item (tenant, run, contract, number, period, occasion, chunk, state)
                select :tenant, 'chunks', gen_random_uuid(), 'V' || n, '[2025-10-01,2026-10-01)', 'YEARLY', 0, 'OPEN'
                from generate_series(1, 251) n
                """;
        jdbc.sql(
                        """
                        insert into retail.bill_run (tenant, key, origin, started_at, as_of, round, stopped)
                        values (:tenant, 'chunks', 'REQUEST', timestamptz '2026-10-05', timestamptz '2026-10-05', 0, false)
                        """)
                .param("tenant", tenant.value())
                .update();
        jdbc.sql(insert).param("tenant", tenant.value()).update();

        assertThat(runWork.planChunks(tenant, "chunks")).isEqualTo(2);
    }

    /**
     * Twice the process dies before its chunk is committed, once after it. All that a run knows stands in the database: whoever goes
     * on finds it, and makes the same documents under the same numbers.
     */
    @Test
    void aRunThatIsKilledMakesTheSameDocumentsWhenItGoesOn() {
        for (int i = 0; i < 3; i++)
            received.quantity(tenant, suppliers.household(tenant).location(), YEAR, "3650");
        assertThat(runs.startAll(tenant, "2026-10", Origin.REQUEST)).isInstanceOf(Start.Started.class);
        jobs().run(job()); // plans the chunks
        jdbc.sql(
                        """
                        update retail.bill_run_item set chunk = 1 where tenant = :tenant
                            and number = (select max(number) from retail.bill_run_item where tenant = :tenant)
                        """)
                .param("tenant", tenant.value())
                .update();
        var lost = List.of(killed(), killed());
        assertThat(billed()).isZero();
        assertThat(invoices.list(tenant, "", 10)).isEmpty();

        var chunk = job();
        jobs().run(chunk);
        assertThat(billed()).isEqualTo(2);
        var made = documents();
        assertThat(made).hasSize(2).isEqualTo(lost.get(0)).isEqualTo(lost.get(1));

        jobs().run(chunk); // a job that was done is not done again
        assertThat(billed()).isEqualTo(2);
        work.runDue();
        assertThat(documents()).hasSize(3).containsAllEntriesOf(made).containsKey("R" + year() + "-0000003");
        assertThat(testRuns.ends(tenant, "BillRun")).containsExactly("EndEvent_ContractsBilled");
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    /** The chunk is billed, and the process dies before it is committed. */
    private Map<String, String> killed() {
        return Objects.requireNonNull(transaction.execute(status -> {
            var left = runWork.billChunk(tenant, "2026-10", 0);
            assertThat(left.open()).isTrue();
            var made = documents();
            status.setRollbackOnly();
            return made;
        }));
    }

    /** PDF and XML by number. */
    private Map<String, String> documents() {
        var documents = new TreeMap<String, String>();
        for (var invoice : invoices.list(tenant, "", 10)) {
            documents.put(
                    invoice.number(),
                    HexFormat.of().formatHex(invoices.pdf(invoice))
                            + HexFormat.of().formatHex(invoices.xml(invoice)));
        }
        return documents;
    }

    /** Invoices are numbered by the year in which they are made. */
    private int year() {
        return MarketCalendar.day(clock.instant()).getYear();
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
        return bills.ofRun(tenant, "2026-10", "", 10).size();
    }
}
