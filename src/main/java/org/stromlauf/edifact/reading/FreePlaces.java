package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places of a message at which no rule asks what value stands there: groups that differ in them alone are answered alike, as
 * the quarter-hours of a month are.
 */
@FunctionalInterface
public interface FreePlaces {

    /** By element of a node's segments, a bit for each component (1 &lt;&lt; component) whose value is free. */
    long[] of(int node);

    /** What is asked of the format of a free value; null when nothing is. */
    default @Nullable Format format(int node, int element, int component) {
        return null;
    }

    /** What a column asks of the format of a value. */
    @FunctionalInterface
    interface Format {

        /** Whether the bytes of a value show that it is kept; false says only that the column is to be asked. */
        boolean isSurelyKept(byte[] bytes, int begin, int end);
    }

    /** Of a message that is held to its structure alone. */
    static FreePlaces everywhere() {
        var all = new long[Long.SIZE];
        Arrays.fill(all, -1L);
        return node -> all;
    }
}
