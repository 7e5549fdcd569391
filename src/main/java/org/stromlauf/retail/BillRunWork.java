package org.stromlauf.retail;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.retail.BillRunItem.State;
import org.stromlauf.retail.ContractBilling.Held;
import org.stromlauf.retail.ContractBilling.Round;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** The steps of a bill run, as its process takes them. */
@Service
public class BillRunWork {

    /** Contracts that are billed in one transaction: DESIGN §7. */
    static final int CHUNK = 250;

    /** Above so many exceptions a clerk decides by reason: DESIGN §7. */
    static final int SINGLE_TASKS = 100;

    private final BillRunRows rows;
    private final BillExceptionRows exceptions;
    private final ContractBilling billing;
    private final CollectiveBilling collective;
    private final FrameworkContracts frameworks;
    private final Contracts contracts;
    private final BillReleases releases;
    private final BillableContracts billable;
    private final Clock clock;

    BillRunWork(
            BillRunRows rows,
            BillExceptionRows exceptions,
            ContractBilling billing,
            CollectiveBilling collective,
            FrameworkContracts frameworks,
            Contracts contracts,
            BillReleases releases,
            BillableContracts billable,
            Clock clock) {
        this.rows = rows;
        this.exceptions = exceptions;
        this.billing = billing;
        this.collective = collective;
        this.frameworks = frameworks;
        this.contracts = contracts;
        this.releases = releases;
        this.billable = billable;
        this.clock = clock;
    }

    /** Begins a round: what is known now is billed. Tells into how many chunks the open contracts are divided. */
    @Transactional
    public int planChunks(TenantId tenant, String run) {
        rows.nextRound(tenant, run, clock.instant());
        return rows.divide(tenant, run, CHUNK);
    }

    /** Whether contracts are still open after a chunk, and whether the run is stopped. */
    public record Left(boolean open, boolean stopped) {}

    /** Bills what is open in a chunk, all or nothing, unless the run is stopped. */
    @Transactional
    public Left billChunk(TenantId tenant, String key, int chunk) {
        // Stopping and resuming wait for the chunk, so that what it tells is true when the process reads it.
        var run = rows.lock(tenant, key);
        if (!run.stopped()) {
            var round = billing.begin(run);
            for (var item : rows.open(tenant, key, chunk)) rows.mark(tenant, key, allBilled(round, item));
        }
        return new Left(isOpen(tenant, key), run.stopped());
    }

    /** Numbers the tasks in which clerks decide about exceptions; tells how many there are. */
    @Transactional
    public int groupExceptions(TenantId tenant, String run) {
        return exceptions.assignTasks(tenant, run, SINGLE_TASKS);
    }

    /** The contracts about which a task decides. */
    @Transactional(readOnly = true)
    public List<BillRunItem> ofTask(TenantId tenant, String run, int task) {
        return exceptions.ofTask(tenant, run, task);
    }

    /**
     * A clerk has decided about a task's contracts: conspicuous bills that shall be made are released by that.
     *
     * @param person who decided; null when nobody was signed in, who releases nothing
     * @return whether any contract of the run is to be billed again
     */
    @Transactional
    public boolean decide(TenantId tenant, String run, int task, boolean billAgain, @Nullable String person) {
        for (var item : exceptions.ofTask(tenant, run, task)) {
            var gross = item.gross();
            if (billAgain && gross != null && person != null) {
                releases.add(tenant, run, item.contract(), gross, person);
            }
            rows.mark(tenant, run, item.in(billAgain ? State.OPEN : State.LEFT, billAgain ? null : item.detail()));
        }
        return isOpen(tenant, run);
    }

    private boolean isOpen(TenantId tenant, String run) {
        return rows.counts(tenant, run).stream().anyMatch(c -> c.state() == State.OPEN);
    }

    /** Of a contract that was asked for, all bills that are wrong are put right, the last first. */
    private BillRunItem allBilled(Round round, BillRunItem first) {
        var item = billed(round, first);
        if (round.run().origin() != BillRun.Origin.CONTRACTS || first.occasion() != Occasion.CORRECTION) return item;
        var done = new HashSet<DateRange>();
        while (item.state() == State.BILLED && !item.collective()) {
            if (!done.add(item.period())) {
                throw new IllegalStateException(
                        "The bill of contract " + item.number() + " for " + item.period() + " stays wrong");
            }
            var contract = contracts.get(round.run().tenant(), item.contract());
            var next = billable.wrong(contract, round.run().asOf());
            if (next.isEmpty()) return item;
            item = billed(round, next.get());
        }
        return item;
    }

    private BillRunItem billed(Round round, BillRunItem item) {
        try {
            var outcome = outcome(round, item);
            if (outcome instanceof Held held) return item.held(held.reason(), held.detail(), held.gross());
            var billed = outcome instanceof ContractBilling.Billed;
            return item.in(billed ? State.BILLED : State.LEFT, billed ? null : "inzwischen anderweitig abgerechnet");
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Contract " + item.number() + " of run " + round.run().key() + " cannot be billed: "
                            + e.getMessage(),
                    e);
        }
    }

    private ContractBilling.Outcome outcome(Round round, BillRunItem item) {
        var tenant = round.run().tenant();
        if (item.collective()) {
            var framework = frameworks.get(tenant, item.number());
            return collective.bill(round, new CollectiveDue(framework, item.period(), item.occasion()));
        }
        return billing.bill(round, new Due(contracts.get(tenant, item.contract()), item.period(), item.occasion()));
    }
}
