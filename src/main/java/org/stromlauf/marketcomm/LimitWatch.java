package org.stromlauf.marketcomm;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.DueWork;

/** Makes a case of what has waited too long: an acknowledgement that did not come, a message that nobody asked for. */
@Component
class LimitWatch implements DueWork {

    private final Transactions transactions;
    private final Clearings clearings;
    private final TransactionOperations transaction;
    private final Clock clock;

    LimitWatch(Transactions transactions, Clearings clearings, TransactionOperations transaction, Clock clock) {
        this.transactions = transactions;
        this.clearings = clearings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "limit";
    }

    @Override
    public String waiting() {
        return "select tenant_id || '/' || id as id, watch_at as due from marketcomm.transaction where watch_at is not null";
    }

    @Override
    public void run(Item item) {
        var tenant = TenantId.of(item.tenant());
        var id = item.row();
        UnitOfWork.run(
                "limit/" + item.id(),
                () -> transaction.executeWithoutResult(status -> passed(transactions.lock(tenant, id))));
    }

    private void passed(JournalledTransaction row) {
        if (row.state() == State.SENT) {
            transactions.end(row, State.UNACKNOWLEDGED);
            clearings.open(
                    Reason.ACKNOWLEDGEMENT_MISSING,
                    row,
                    "Bis zur Quittungsfrist ist weder CONTRL noch APERAK eingegangen");
        } else if (row.state() == State.HELD) {
            transactions.end(row, State.CLEARING);
            clearings.open(
                    Reason.HELD_TOO_LONG,
                    row,
                    "Eingegangen: " + GermanTime.format(row.journalledAt()) + ", geprüft: "
                            + GermanTime.format(clock.instant()));
        }
    }
}
