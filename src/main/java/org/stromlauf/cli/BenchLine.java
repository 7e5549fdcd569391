package org.stromlauf.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What was measured against its budget.
 *
 * @param what unit and material, for example {@code MB/s, 13025, a month of quarter-hours}
 * @param ours the measured figure
 * @param peer the figure of the program it is compared with in the same run; null when there is none
 * @param ratio ours to the peer's; null without a peer
 * @param budget what ours must reach, or must not exceed where the unit is a time
 */
@JsonPropertyOrder({"name", "what", "ours", "peer", "ratio", "budget", "holds"})
public record BenchLine(
        String name,
        String what,
        double ours,
        @Nullable Double peer,
        @Nullable Double ratio,
        double budget,
        boolean holds) {

    static BenchLine atLeast(String name, String what, double ours, double budget) {
        return new BenchLine(name, what, rounded(ours), null, null, budget, ours >= budget);
    }

    static BenchLine atMost(String name, String what, double ours, double budget) {
        return new BenchLine(name, what, rounded(ours), null, null, budget, ours <= budget);
    }

    /** A ratio to a peer that was measured in the same run. */
    static BenchLine against(String name, String what, double ours, double peer, double budget) {
        return new BenchLine(
                name, what, rounded(ours), rounded(peer), rounded(ours / peer), budget, ours / peer >= budget);
    }

    /** As {@link #against}, where less is better. */
    static BenchLine atMostAgainst(String name, String what, double ours, double peer, double budget) {
        return new BenchLine(
                name, what, rounded(ours), rounded(peer), rounded(ours / peer), budget, ours / peer <= budget);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
