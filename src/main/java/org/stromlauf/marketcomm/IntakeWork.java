package org.stromlauf.marketcomm;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.DueWork;

/** Works through journalled interchanges: the check first, then each transaction by itself, so that one failure harms no other. */
@Component
class IntakeWork implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeWork.class);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int MAX_ATTEMPTS = 5;

    private final Interchanges interchanges;
    private final Transactions transactions;
    private final InterchangeSteps steps;
    private final Tenants tenants;
    private final Clock clock;

    IntakeWork(
            Interchanges interchanges,
            Transactions transactions,
            InterchangeSteps steps,
            Tenants tenants,
            Clock clock) {
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.steps = steps;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What is done with an interchange, each in transactions of its own. */
    @Component
    record InterchangeSteps(
            InterchangeCheck check,
            Originals originals,
            Handling handling,
            Clearings clearings,
            TransactionOperations transaction) {}

    @Override
    public String kind() {
        return "intake";
    }

    /** An interchange as a whole, or single transactions of it. */
    @Override
    public String waiting() {
        return """
                select tenant_id || '/' || id as id, next_attempt_at as due from marketcomm.interchange
                where next_attempt_at is not null
                union all
                select tenant_id || '/' || interchange_id, next_attempt_at from marketcomm.transaction
                where next_attempt_at is not null""";
    }

    @Override
    public void recover() {
        interchanges.recover();
    }

    @Override
    public void run(Item item) {
        var tenant = TenantId.of(item.tenant());
        var id = item.row();
        var row = interchanges.get(tenant, id);
        if (row.state() == State.RECEIVED && !checked(row)) return;
        handleDue(row);
    }

    /** The edge for technical failures: what is wrong with an interchange is a finding and no exception. */
    private boolean checked(JournalledInterchange row) {
        var now = clock.instant();
        if (!interchanges.claim(row, now, now.plus(WAIT))) return false;
        try {
            UnitOfWork.run("intake/" + row.tenant() + "/" + row.id(), () -> steps.check()
                    .check(row, tenants.get(row.tenant())));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Check of interchange {} of tenant {} failed in attempt {}",
                    row.id(),
                    row.tenant(),
                    row.attempts() + 1,
                    e);
            if (row.attempts() + 1 >= MAX_ATTEMPTS) giveUp(row, e);
            else miss(row);
            return false;
        }
    }

    /** Where that cannot be noted either, the next attempt is due all the same. */
    private void miss(JournalledInterchange row) {
        try {
            interchanges.missed(row);
        } catch (DataAccessException e) {
            LOG.warn("The failed check of interchange {} of tenant {} could not be noted", row.id(), row.tenant(), e);
        }
    }

    private void giveUp(JournalledInterchange row, RuntimeException failure) {
        UnitOfWork.run("intake-failed/" + row.tenant() + "/" + row.id(), () -> steps.transaction()
                .executeWithoutResult(status -> {
                    // A commit of which the database failed to tell has ended the check.
                    if (interchanges.get(row.tenant(), row.id()).state() != State.RECEIVED) return;
                    interchanges.finish(row, State.FAILED, row.findings());
                    steps.clearings().open(Clearing.Reason.CHECK_FAILED, row, failure.toString());
                }));
    }

    private void handleDue(JournalledInterchange row) {
        var due = transactions.due(row.tenant(), row.id(), clock.instant());
        if (due.isEmpty()) return;
        var checked = steps.originals().read(row);
        for (var id : due) {
            var transaction = transactions.find(row.tenant(), id).orElseThrow();
            handle(steps.originals().message(row, transaction, checked));
        }
    }

    private void handle(ReceivedMessage message) {
        var tenant = tenants.get(message.tenant());
        var unit = "/" + message.tenant() + "/" + message.id();
        try {
            UnitOfWork.run("transaction" + unit, () -> steps.handling().handle(tenant, message));
        } catch (RuntimeException e) {
            UnitOfWork.run("transaction-failed" + unit, () -> steps.handling().failed(tenant, message.id(), e));
        }
    }
}
