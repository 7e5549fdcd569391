package org.stromlauf.marketcomm;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.IdGenerator;

/** Does once more what stopped. */
@Component
class Repetition {

    private final Interchanges interchanges;
    private final Transactions transactions;
    private final Dispatch dispatch;
    private final Expectations expectations;
    private final IdGenerator ids;
    private final Clock clock;

    Repetition(
            Interchanges interchanges,
            Transactions transactions,
            Dispatch dispatch,
            Expectations expectations,
            IdGenerator ids,
            Clock clock) {
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.dispatch = dispatch;
        this.expectations = expectations;
        this.ids = ids;
        this.clock = clock;
    }

    void of(JournalledTransaction row) {
        if (row.direction() == Direction.IN) {
            transactions.retry(row, clock.instant());
            return;
        }
        var due = expectations.of(row, clock.instant());
        transactions.expectAgain(row, due, due == null ? null : due.plusSeconds(1));
        of(interchanges.get(row.tenant(), row.interchange()));
    }

    void of(JournalledInterchange row) {
        if (row.direction() == Direction.IN) interchanges.retry(row.tenant(), row.id(), clock.instant());
        else dispatch.sendAgain(row, ids.nextReference(12), clock.instant());
    }
}
