package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.marketcomm.MessageReview.Received;
import org.stromlauf.marketcomm.MessageReview.Verdict;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/** Reviews, hands over and journals messages of routine data, some hundred at once. */
@Component
class RoutineBatches {

    /** Messages: so many are held at a time. */
    static final int SIZE = 250;

    /**
     * @param confirmation that will answer them
     * @param first index of its first message in the interchange
     */
    record Batch(
            JournalledInterchange row,
            Tenant tenant,
            MarketPartnerId sender,
            Acknowledgements.Confirmation confirmation,
            int first,
            List<CheckedMessage> messages) {

        private Received received(int index) {
            return new Received(tenant, sender, row.journalledAt(), messages.get(index));
        }
    }

    private final MessageReview review;
    private final MessageHandlers handlers;
    private final Transactions transactions;
    private final Clearings clearings;

    RoutineBatches(MessageReview review, MessageHandlers handlers, Transactions transactions, Clearings clearings) {
        this.review = review;
        this.handlers = handlers;
        this.transactions = transactions;
        this.clearings = clearings;
    }

    List<Verdict> take(Batch batch) {
        var received = new ArrayList<Received>();
        for (int i = 0; i < batch.messages().size(); i++) received.add(batch.received(i));
        var verdicts = review.reviewAll(received);
        var outcomes = handle(batch, received, verdicts);
        var entries = new ArrayList<Transactions.Entry>();
        for (int i = 0; i < received.size(); i++) entries.add(entry(batch, verdicts.get(i), i, outcomes.get(i)));
        transactions.insertAll(entries);
        entries.stream()
                .map(Transactions.Entry::row)
                .filter(row -> row.state() == State.CLEARING)
                .forEach(row -> clearings.open(Reason.UNEXPECTED, row, row.pidOrType()));
        return verdicts;
    }

    void acknowledged(JournalledInterchange row, UUID by, Set<Integer> broken, boolean without) {
        transactions.acknowledgeAll(row, by, broken, without);
    }

    /**
     * What became of what could be handed over at once, by the message's index in the batch. After a failure nothing is: each
     * message is then handled by itself, so that one that fails harms no other.
     */
    private Map<Integer, Outcome> handle(Batch batch, List<Received> received, List<Verdict> verdicts) {
        var outcomes = new LinkedHashMap<Integer, Outcome>();
        if (batch.row().attempts() > 0) return outcomes;
        var indexes = new LinkedHashMap<MessageHandler, List<Integer>>();
        for (int i = 0; i < received.size(); i++) {
            if (verdicts.get(i).rejectsAny()) continue;
            var pid = received.get(i).message().pid();
            if (pid == null) continue;
            var index = i;
            handlers.find(batch.tenant().role(), pid)
                    .filter(MessageHandler::isRoutine)
                    .ifPresent(h ->
                            indexes.computeIfAbsent(h, k -> new ArrayList<>()).add(index));
        }
        indexes.forEach((handler, chosen) -> {
            var found = handler.handleAll(chosen.stream()
                    .map(i -> received.get(i)
                            .asMessage(
                                    verdicts.get(i).parts().get(0).id(),
                                    received.get(i).message().fields()))
                    .toList());
            for (int i = 0; i < chosen.size(); i++) outcomes.put(chosen.get(i), found.get(i));
        });
        return outcomes;
    }

    private static Transactions.Entry entry(Batch batch, Verdict verdict, int index, @Nullable Outcome outcome) {
        var message = batch.messages().get(index);
        var row = ReceivedTransactions.row(
                batch.row(),
                batch.tenant(),
                new ReceivedTransactions.Reviewed(
                        batch.first() + index,
                        message,
                        verdict,
                        batch.confirmation().certainFor(message)));
        if (row.state() != State.ACCEPTED) return new Transactions.Entry(row, null, null);
        if (outcome == null) return new Transactions.Entry(row, batch.row().journalledAt(), null);
        return new Transactions.Entry(row.in(state(outcome, row)), null, null);
    }

    private static State state(Outcome outcome, JournalledTransaction row) {
        return switch (outcome) {
            case HANDLED -> State.HANDLED;
            case UNEXPECTED -> State.CLEARING;
            case HELD ->
                throw new IllegalStateException(
                        "Routine data is never held, but the handler of " + row.pidOrType() + " says so");
        };
    }
}
