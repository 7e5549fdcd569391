package org.stromlauf.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work that waits for its instant: engine jobs, outbox rows, interchanges received and not yet processed. In production each
 * source has its own executor; in a market box one thread asks all sources and runs what is due.
 */
public interface DueWork {

    /** @param id stable over a replay of the same seed */
    record Item(String id, Instant due) {}

    /** For example {@code job}, {@code outbox}, {@code intake}. */
    String kind();

    /** What is due at that instant or before, the earliest first. */
    List<Item> due(Instant now, int limit);

    /** When the next item becomes due, if there is any. */
    Optional<Instant> next();

    /**
     * Does one item in transactions of its own, under a unit of work named after it. A failure is recorded by the source as in
     * production (retry, incident) and then thrown no further.
     */
    void run(Item item);
}
