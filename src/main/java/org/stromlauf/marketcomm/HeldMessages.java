package org.stromlauf.marketcomm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.Transactions.Hold;
import org.stromlauf.shared.TenantId;

/** The inbox is the journal's transactions in the state HELD. */
@Component
class HeldMessages implements Inbox {

    /** A process that began to wait at the same instant did not see the message: its handler is asked once more. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Transactions transactions;
    private final Interchanges interchanges;
    private final Originals originals;
    private final Clock clock;

    HeldMessages(Transactions transactions, Interchanges interchanges, Originals originals, Clock clock) {
        this.transactions = transactions;
        this.interchanges = interchanges;
        this.originals = originals;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void hold(ReceivedMessage message, String key) {
        var now = clock.instant();
        transactions.hold(message.tenant(), message.id(), key, new Hold(now, now.plus(AGAIN), now.plus(LONGEST)));
    }

    @Override
    @Transactional
    public Optional<ReceivedMessage> take(TenantId tenant, String key, Set<String> pids) {
        var held = transactions.oldestHeld(tenant, key, pids);
        held.ifPresent(row -> transactions.end(row, State.HANDLED));
        return held.map(this::message);
    }

    @Override
    public List<ReceivedMessage> held(TenantId tenant) {
        return transactions.held(tenant).stream().map(this::message).toList();
    }

    private ReceivedMessage message(JournalledTransaction row) {
        var interchange = interchanges.get(row.tenant(), row.interchange());
        return originals.message(interchange, row, originals.read(interchange));
    }
}
