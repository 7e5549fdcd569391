package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.marketcomm.MessageReview.Part;
import org.stromlauf.marketcomm.MessageReview.Verdict;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/** Journals each transaction of a received interchange with what was found and how it was acknowledged. */
@Component
class ReceivedTransactions {

    /** @param acknowledgedBy the interchange that acknowledges the message, if any does */
    record Reviewed(int index, CheckedMessage message, Verdict verdict, @Nullable UUID acknowledgedBy) {}

    private final Transactions transactions;
    private final ReceivedAcknowledgements acknowledgements;

    ReceivedTransactions(Transactions transactions, ReceivedAcknowledgements acknowledgements) {
        this.transactions = transactions;
        this.acknowledgements = acknowledgements;
    }

    void insert(JournalledInterchange interchange, Tenant tenant, Reviewed reviewed) {
        for (int part = 0; part < reviewed.verdict().parts().size(); part++) {
            var row = row(interchange, tenant, reviewed, part);
            var waits = row.state() == State.ACCEPTED;
            transactions.insert(row, waits ? interchange.journalledAt() : null, null);
            if (row.state() == State.NOTED) acknowledgements.take(interchange, row, reviewed.message());
        }
    }

    /** The row of a message without transactions as it stands after its review. */
    static JournalledTransaction row(JournalledInterchange interchange, Tenant tenant, Reviewed reviewed) {
        return row(interchange, tenant, reviewed, 0);
    }

    private static State state(CheckedMessage message, Part part) {
        if (part.isRejected()) return State.REJECTED;
        return AcknowledgementRules.isAcknowledgement(message.type()) ? State.NOTED : State.ACCEPTED;
    }

    private static JournalledTransaction row(
            JournalledInterchange interchange, Tenant tenant, Reviewed reviewed, int index) {
        var message = reviewed.message();
        var part = reviewed.verdict().parts().get(index);
        var version = message.formatVersion();
        return new JournalledTransaction(
                interchange.tenant(),
                part.id(),
                interchange.id(),
                reviewed.index(),
                index,
                Direction.IN,
                state(message, part),
                MarketPartnerId.of(Objects.requireNonNull(interchange.partner())),
                message.type(),
                message.pid(),
                message.reference(),
                message.documentNumber(),
                part.transactionId().isEmpty() ? null : part.transactionId(),
                version == null ? null : version.name(),
                interchange.journalledAt(),
                part.findings(),
                message.rulesApplied(),
                message.rulesUndecided(),
                due(interchange.journalledAt(), tenant, message),
                reviewed.acknowledgedBy(),
                reviewed.acknowledgedBy() == null ? null : interchange.journalledAt());
    }

    private static @Nullable Instant due(Instant received, Tenant tenant, CheckedMessage message) {
        return AcknowledgementRules.aperakLimit(message.type(), tenant.commodity(), received)
                .orElse(null);
    }
}
