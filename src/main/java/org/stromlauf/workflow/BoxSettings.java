package org.stromlauf.workflow;

import java.time.Instant;

/** What makes a run of a market box repeatable. */
public final class BoxSettings {

    private final Instant start;
    private volatile long seed;

    /**
     * @param seed every id and every draw follows from it
     * @param start the market's time at the beginning
     */
    public BoxSettings(long seed, Instant start) {
        this.seed = seed;
        this.start = start;
    }

    public long seed() {
        return seed;
    }

    public Instant start() {
        return start;
    }

    /** Another run begins: only in a box that was emptied. */
    public void reseed(long another) {
        seed = another;
    }
}
