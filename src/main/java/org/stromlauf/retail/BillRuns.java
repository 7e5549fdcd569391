package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Starts, stops and shows bill runs. A run of the same key is the same run: nothing is billed twice. */
@Service
public class BillRuns {

    static final String PROCESS = "BillRun";
    private static final String RESUMED = "Msg_RunResumed";

    private final BillRunRows rows;
    private final BillRunSums sums;
    private final BillableContracts billable;
    private final Contracts contracts;
    private final Processes processes;
    private final Clock clock;

    BillRuns(
            BillRunRows rows,
            BillRunSums sums,
            BillableContracts billable,
            Contracts contracts,
            Processes processes,
            Clock clock) {
        this.rows = rows;
        this.sums = sums;
        this.billable = billable;
        this.contracts = contracts;
        this.processes = processes;
        this.clock = clock;
    }

    /** What became of the wish to start a run. */
    public sealed interface Start {

        /** @param notBillable contracts that were asked for and have nothing to bill, by number */
        record Started(BillRun run, List<String> notBillable) implements Start {}

        /** A run of that key is there; nothing was started. */
        record Known(BillRun run) implements Start {}

        /** No contract has anything to bill. */
        record NothingToBill() implements Start {}
    }

    /** Bills all contracts of which values came since the last look. */
    @Transactional
    public Start startAll(TenantId tenant, String key, BillRun.Origin origin) {
        var known = rows.find(tenant, key);
        if (known.isPresent()) return new Start.Known(known.get());
        var now = clock.instant();
        var due = billable.take(tenant, now);
        return due.isEmpty() ? new Start.NothingToBill() : begin(run(tenant, key, origin, now), due, List.of());
    }

    /** Bills certain contracts as far as there is something to bill. */
    @Transactional
    public Start start(TenantId tenant, String key, List<ContractId> wanted) {
        return start(tenant, key, wanted, List.of());
    }

    /** Bills certain contracts and framework contracts with their sites, as far as there is something to bill. */
    @Transactional
    public Start start(TenantId tenant, String key, List<ContractId> wanted, List<FrameworkContract> frameworks) {
        var known = rows.find(tenant, key);
        if (known.isPresent()) return new Start.Known(known.get());
        var now = clock.instant();
        var due = new TreeMap<String, BillRunItem>();
        var notBillable = new ArrayList<String>();
        for (var id : wanted.stream().distinct().toList()) {
            var contract = contracts.get(tenant, id);
            billable.due(contract, now)
                    .ifPresentOrElse(i -> due.put(i.number(), i), () -> notBillable.add(contract.number()));
        }
        for (var framework : frameworks) {
            if (due.containsKey(framework.number())) continue;
            billable.due(framework, now)
                    .ifPresentOrElse(i -> due.put(i.number(), i), () -> notBillable.add(framework.number()));
        }
        if (due.isEmpty()) return new Start.NothingToBill();
        return begin(run(tenant, key, BillRun.Origin.CONTRACTS, now), List.copyOf(due.values()), notBillable);
    }

    /** No further contract is billed; what is billed stays. */
    @Transactional
    public void stop(TenantId tenant, String key) {
        rows.stop(tenant, get(tenant, key).key(), true);
    }

    /** Goes on where the run was stopped. */
    @Transactional
    public void resume(TenantId tenant, String key) {
        rows.stop(tenant, get(tenant, key).key(), false);
        // A run that has not noticed the stop yet waits for nothing and simply goes on.
        var ignored = processes.correlate(tenant, RESUMED, key, Map.of());
    }

    public BillRun get(TenantId tenant, String key) {
        return find(tenant, key)
                .orElseThrow(() -> new NoSuchElementException("Tenant " + tenant + " has no bill run '" + key + "'"));
    }

    public Optional<BillRun> find(TenantId tenant, String key) {
        return rows.find(tenant, key);
    }

    /** A page, the greatest key first. */
    public List<BillRun> page(TenantId tenant, String beforeKey, int limit) {
        return rows.page(tenant, beforeKey, limit);
    }

    /** A page of a run's contracts by number. */
    public List<BillRunItem> items(TenantId tenant, String key, String afterNumber, int limit) {
        return rows.items(tenant, key, afterNumber, limit);
    }

    public List<BillRunCount> counts(TenantId tenant, String key) {
        return rows.counts(tenant, key);
    }

    /** What it has billed so far. */
    public BillRunStatistics statistics(TenantId tenant, String key) {
        return sums.of(tenant, key);
    }

    /** Whether its process is still running: contracts are being billed or a clerk has to decide. */
    public boolean isRunning(TenantId tenant, String key) {
        return processes.isRunning(tenant, PROCESS, key);
    }

    private static BillRun run(TenantId tenant, String key, BillRun.Origin origin, Instant now) {
        return new BillRun(tenant, key, origin, now, now, 0, false);
    }

    private Start begin(BillRun run, List<BillRunItem> due, List<String> notBillable) {
        if (!rows.add(run)) throw new IllegalStateException("Bill run " + run.key() + " is being started elsewhere");
        for (var item : due) rows.addItem(run.tenant(), run.key(), item);
        processes.start(run.tenant(), PROCESS, run.key(), Map.of());
        return new Start.Started(run, List.copyOf(notBillable));
    }
}
