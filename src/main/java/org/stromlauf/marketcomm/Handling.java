package org.stromlauf.marketcomm;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.FieldMissingException;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.tenancy.Tenant;

/** Hands one transaction to its handler, in one database transaction with the row that says so. */
@Component
class Handling {

    /** After so many failures it becomes a case: as often as the job executor tries. */
    static final int MAX_ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final Duration WAIT = Duration.ofMinutes(5);

    private final MessageHandlers handlers;
    private final Transactions transactions;
    private final Clearings clearings;
    private final Clock clock;

    Handling(MessageHandlers handlers, Transactions transactions, Clearings clearings, Clock clock) {
        this.handlers = handlers;
        this.transactions = transactions;
        this.clearings = clearings;
        this.clock = clock;
    }

    @Transactional
    public void handle(Tenant tenant, ReceivedMessage message) {
        var row = transactions.lock(tenant.id(), message.id());
        if (!isWaiting(row)) return;
        var handler = handlers.find(tenant.role(), message.pid());
        if (handler.isEmpty()) {
            clear(row, Reason.NO_HANDLER, message.pid());
            return;
        }
        switch (handler.get().handle(message)) {
            case HANDLED -> transactions.end(row, State.HANDLED);
            case UNEXPECTED -> clear(row, Reason.UNEXPECTED, message.pid());
            case HELD -> {
                if (transactions.lock(tenant.id(), message.id()).state() != State.HELD) {
                    throw new IllegalStateException("The handler of " + message.pid() + " as " + tenant.role()
                            + " said HELD without calling Inbox.hold");
                }
            }
        }
    }

    /** Counts a failed attempt, in a transaction that the failure does not roll back. */
    @Transactional
    public void failed(Tenant tenant, UUID id, RuntimeException failure) {
        // The database may have committed and then failed to say so: what was handled is not tried again.
        var row = transactions.lock(tenant.id(), id);
        if (!isWaiting(row)) return;
        if (failure instanceof FieldMissingException) {
            // Optional in its handbook and needed by the handler: another attempt would find the same.
            clear(row, Reason.NOT_UNDERSTOOD, failure.toString());
            return;
        }
        var attempts = transactions.failed(tenant.id(), id, clock.instant().plus(WAIT));
        LOG.warn("{} {} of tenant {} failed in attempt {}", row.pidOrType(), id, tenant.id(), attempts, failure);
        if (attempts >= MAX_ATTEMPTS) clear(row, Reason.HANDLING_FAILED, failure.toString());
    }

    private static boolean isWaiting(JournalledTransaction row) {
        return row.state() == State.ACCEPTED || row.state() == State.HELD;
    }

    private void clear(JournalledTransaction row, Reason reason, String detail) {
        transactions.end(row, State.CLEARING);
        clearings.open(reason, row, detail);
    }
}
