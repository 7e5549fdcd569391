package org.stromlauf.marketcomm;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.IdGenerator;

/** Does once more what stopped. */
@Component
class Repetition {

    private final Interchanges interchanges;
    private final Transactions transactions;
    private final WaitingAnswers answers;
    private final Dispatch dispatch;
    private final Expectations expectations;
    private final IdGenerator ids;
    private final Clock clock;

    Repetition(
            Interchanges interchanges,
            Transactions transactions,
            WaitingAnswers answers,
            Dispatch dispatch,
            Expectations expectations,
            IdGenerator ids,
            Clock clock) {
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.answers = answers;
        this.dispatch = dispatch;
        this.expectations = expectations;
        this.ids = ids;
        this.clock = clock;
    }

    /** Each interchange leaves once, however many of the transactions stand in it. */
    void of(List<JournalledTransaction> rows) {
        var leaving = new LinkedHashSet<UUID>();
        for (var row : rows) {
            if (row.direction() == Direction.IN) {
                transactions.retry(row, clock.instant());
            } else {
                var due = expectations.of(row, clock.instant());
                transactions.expectAgain(row, due, due == null ? null : due.plusSeconds(1));
                leaving.add(row.interchange());
            }
        }
        for (var interchange : leaving) of(interchanges.get(rows.get(0).tenant(), interchange));
    }

    void of(JournalledInterchange row) {
        if (row.direction() == Direction.IN) {
            interchanges.retry(row.tenant(), row.id(), clock.instant());
            answers.retry(row.tenant(), row.id(), clock.instant());
        } else {
            dispatch.sendAgain(row, ids.nextReference(12), clock.instant());
        }
    }
}
