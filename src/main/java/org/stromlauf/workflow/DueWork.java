package org.stromlauf.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * Work that waits for its instant: engine jobs, outbox rows, interchanges received and not yet processed. In production each
 * source is polled by a thread of its own ({@link DueLanes}); in a market box one thread looks at all sources and runs what is due.
 */
public interface DueWork {

    /** @param id stable over a replay of the same seed; begins with the tenant and a slash where it is a tenant's */
    record Item(String id, Instant due) {

        /** Whose it is; empty where the id names none. */
        public String tenant() {
            return id.substring(0, Math.max(0, id.indexOf('/')));
        }

        /** The row behind tenant and slash. */
        public UUID row() {
            return UUID.fromString(id.substring(id.indexOf('/') + 1));
        }
    }

    /** For example {@code job}, {@code outbox}, {@code intake}: letters. */
    String kind();

    /**
     * A query of everything that waits, without order: columns {@code id} (text) and {@code due} (timestamptz, not null). An item
     * may stand in several rows; the earliest counts. {@link DueItems} asks for what is due, so {@code due} should be indexed.
     */
    String waiting();

    /**
     * Does one item in transactions of its own, under a unit of work named after it. A failure is recorded by the source as in
     * production (retry, incident) and then thrown no further.
     */
    void run(Item item);

    /**
     * Makes due again, as it was, what an attempt had taken that ended with its program. Only for who knows that no other program
     * works on the same database: a market box, before its first step.
     */
    default void recover() {}
}
