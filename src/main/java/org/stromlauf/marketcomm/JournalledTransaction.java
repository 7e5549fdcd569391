package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * One Geschäftsvorfall of a journalled interchange: a transaction (IDE) of a message that has such, else the whole message.
 *
 * @param messageIndex which message of the interchange, from 0
 * @param transactionIndex which transaction of the message, from 0
 * @param acknowledgementDue by when we acknowledge what we received, or expect the acknowledgement of what we sent
 * @param acknowledgedBy the journalled interchange that acknowledged it
 */
public record JournalledTransaction(
        TenantId tenant,
        UUID id,
        UUID interchange,
        int messageIndex,
        int transactionIndex,
        Direction direction,
        State state,
        MarketPartnerId partner,
        String type,
        @Nullable String pid,
        String messageReference,
        @Nullable String documentNumber,
        @Nullable String transactionId,
        @Nullable String formatVersion,
        Instant journalledAt,
        List<NotedFinding> findings,
        int rulesApplied,
        int rulesUndecided,
        @Nullable Instant acknowledgementDue,
        @Nullable UUID acknowledgedBy,
        @Nullable Instant acknowledgedAt) {

    /** What became of it. */
    public enum State {
        /** Received and processable; its handler has not finished. */
        ACCEPTED,
        /** Received and taken by its handler. */
        HANDLED,
        /** Received; waits until a process asks for it. */
        HELD,
        /** Received; a case worker has to clear it. */
        CLEARING,
        /** Received; a case worker closed it. */
        CLOSED,
        /** An acknowledgement that was received and noted. */
        NOTED,
        /** Sent; no acknowledgement yet, or none is due. */
        SENT,
        /** Sent, and the partner can process it. */
        ACKNOWLEDGED,
        /** Rejected: by us with APERAK or CONTRL when received, by the partner when sent. */
        REJECTED,
        /** Sent; the limit passed without an acknowledgement. */
        UNACKNOWLEDGED
    }

    JournalledTransaction in(State other) {
        return new JournalledTransaction(
                tenant,
                id,
                interchange,
                messageIndex,
                transactionIndex,
                direction,
                other,
                partner,
                type,
                pid,
                messageReference,
                documentNumber,
                transactionId,
                formatVersion,
                journalledAt,
                findings,
                rulesApplied,
                rulesUndecided,
                acknowledgementDue,
                acknowledgedBy,
                acknowledgedAt);
    }

    /** PID, or the message type where there is none. */
    public String pidOrType() {
        return pid == null ? type : pid;
    }
}
