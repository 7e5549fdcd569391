package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.StoredBill;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.retail.BillRunItem.State;
import org.stromlauf.retail.BillRuns.Start.Started;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;

/** Two runs of two nodes put the same bill right at the same moment. */
@StromlaufTest
@Timeout(60)
class ConcurrentCorrectionTests {

    private static final List<String> RUNS = List.of("one", "two");

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private BillRuns runs;

    @Autowired
    private BillRunWork chunks;

    @Autowired
    private FrameworkContracts frameworks;

    @Autowired
    private FrameworkBilling billing;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Work work;

    @RepeatedTest(5)
    void theBillIsTakenBackOnceAndMadeAnewOnce(RepetitionInfo repetition) throws Exception {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var contract = wronglyBilled(tenant);
        for (var run : RUNS) runs.start(tenant, run, List.of(contract.id()));

        var together = new CyclicBarrier(RUNS.size());
        var threads = Executors.newFixedThreadPool(RUNS.size());
        try {
            var done = threads.invokeAll(RUNS.stream()
                    .map(run -> chunk(tenant, run, repetition.getCurrentRepetition(), together))
                    .toList());
            for (var each : done) each.get();
        } finally {
            threads.shutdown();
        }
        // Who was refused at the same moment finds at the next that there is nothing left to do, as a job does.
        work.runDue();

        assertThat(bills.standingSince(tenant, contract.id(), TestBills.START))
                .extracting(ContractBill::consumption)
                .containsExactly(Energy.ofKwh("3600"));
        assertThat(bills.of(tenant, contract.id())).hasSize(2);
        assertThat(factory.of(tenant, contract.number()).stream().map(StoredBill::bill))
                .filteredOn(b -> b.cancels() != null)
                .hasSize(1);
        assertThat(RUNS.stream()
                        .map(run -> runs.items(tenant, run, "", 10).get(0).state()))
                .containsExactlyInAnyOrder(State.BILLED, State.LEFT);
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    /** One run is begun for the one site of a collective bill, another for the other, and neither sees the other yet. */
    @Test
    void aCollectiveBillIsTakenBackOnceAndMadeAnewOnce() {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        var works = suppliers.site(tenant, CustomerName.company("Muster AG"));
        var store = suppliers.site(tenant, CustomerName.company("Muster AG"));
        var month = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        var since = DateRange.startingAt(month.from());
        var terms = new FrameworkTerms(month.from(), BillingInterval.MONTHLY, null, null);
        var framework = frameworks.agree(tenant, "RV-1", works.customer(), since, terms);
        for (var site : List.of(works, store)) {
            frameworks.put(tenant, "RV-1", new FrameworkSite(site.id(), site.number(), null, Map.of(), null, since));
            received.quantity(tenant, site.location(), month, "310");
        }
        testRuns.bill(tenant, "first");
        for (var site : List.of(works, store)) received.correctedQuantity(tenant, site.location(), month, "300");

        transaction.executeWithoutResult(s -> {
            assertThat(start(tenant, "one", works)).isInstanceOf(Started.class);
            assertThat(CompletableFuture.supplyAsync(() -> start(tenant, "two", store))
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(Started.class);
        });
        work.runDue();

        assertThat(billing.bills(framework)).hasSize(2);
        for (var site : List.of(works, store)) {
            assertThat(bills.standingSince(tenant, site.id(), month.from()))
                    .extracting(ContractBill::consumption)
                    .containsExactly(Energy.ofKwh("300"));
        }
        assertThat(ledger.total(tenant)).isEqualTo(Money.ZERO);
    }

    private BillRuns.Start start(TenantId tenant, String run, Contract site) {
        return UnitOfWork.call("concurrent-start/" + run, () -> runs.start(tenant, run, List.of(site.id())));
    }

    private Contract wronglyBilled(TenantId tenant) {
        var contract = suppliers.household(tenant);
        received.quantity(tenant, contract.location(), TestBills.YEAR, "3650");
        testRuns.bill(tenant, "first");
        received.correctedQuantity(tenant, contract.location(), TestBills.YEAR, "3600");
        return contract;
    }

    private Callable<Boolean> chunk(TenantId tenant, String run, int repetition, CyclicBarrier together) {
        return () -> {
            together.await(20, TimeUnit.SECONDS);
            try {
                UnitOfWork.run(
                        "concurrent-correction/" + repetition + "/" + run, () -> chunks.billChunk(tenant, run, 0));
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        };
    }
}
