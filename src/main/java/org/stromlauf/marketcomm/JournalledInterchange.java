package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.TenantId;

/**
 * A row of the journal: an interchange that came in or went out.
 *
 * @param partner MP-ID of the other side; null when it could not be read
 * @param reference UNB 0020
 * @param journalledAt the time of receipt, or the time at which it was written
 * @param attempts how often its check was begun
 */
public record JournalledInterchange(
        TenantId tenant,
        UUID id,
        Direction direction,
        State state,
        @Nullable String partner,
        @Nullable String reference,
        String channel,
        ContentHash content,
        int size,
        Instant journalledAt,
        int attempts,
        List<NotedFinding> findings) {

    /** Seen from the tenant. */
    public enum Direction {
        IN,
        OUT
    }

    /** How far it came. */
    public enum State {
        /** Journalled, not yet checked. */
        RECEIVED,
        /** Checked and taken: each of its transactions has a state of its own. */
        CHECKED,
        /** Answered by a CONTRL: nothing of it was taken. */
        REJECTED,
        /** The same sender and reference were taken before. */
        DUPLICATE,
        /** Nobody here is its receiver, or it cannot be read. */
        QUARANTINED,
        /** Its check failed for a technical reason, again and again. */
        FAILED,
        /** Written and put into the outbox. */
        SENT
    }
}
