package org.stromlauf.transport;

import java.time.Duration;
import java.util.UUID;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Outbox.Kind;

/** A row that waits for delivery. */
record OutboxRow(
        TenantId tenant,
        UUID id,
        Kind kind,
        String key,
        String destination,
        String fileName,
        byte[] content,
        int attempts) {

    /** After so many failures a row waits for a person. */
    static final int MAX_ATTEMPTS = 8;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * How long after the start of its next attempt a row is tried again: 1, 2, 4 … 60 minutes. It is also the time for which
     * nobody else takes the row.
     */
    Duration backOff() {
        var wait = Duration.ofMinutes(1L << Math.min(attempts, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Under this a receiver knows a second delivery of the same row. */
    String deliveryId() {
        return tenant + "/" + id;
    }
}
