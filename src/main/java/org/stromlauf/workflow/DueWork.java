package org.stromlauf.workflow;

import java.time.Instant;

/**
 * Work that waits for its instant: engine jobs, outbox rows, interchanges received and not yet processed. In production each
 * source has its own executor; in a market box one thread looks at all sources and runs what is due.
 */
public interface DueWork {

    /** @param id stable over a replay of the same seed */
    record Item(String id, Instant due) {}

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
}
