package org.stromlauf.edifact.reading;

import java.util.Arrays;

/**
 * The places of a message at which no rule asks what value stands there: groups that differ in them alone are answered alike, as
 * the quarter-hours of a month are.
 */
@FunctionalInterface
public interface FreePlaces {

    /** By element of a node's segments, a bit for each component (1 &lt;&lt; component) whose value is free. */
    long[] of(int node);

    /** Of a message that is held to its structure alone. */
    static FreePlaces everywhere() {
        var all = new long[Long.SIZE];
        Arrays.fill(all, -1L);
        return node -> all;
    }
}
