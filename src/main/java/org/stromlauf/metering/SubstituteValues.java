package org.stromlauf.metering;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Completes a day of a load profile (Ersatzwertbildung, in the manner of VDE-AR-N 4400; MARKET 3.3): gaps of at most two hours by
 * interpolation, longer ones by a comparison day scaled to the register. Each value says by which method and why. Pure.
 */
public final class SubstituteValues {

    /** STS+Z32: interpolation. */
    static final String INTERPOLATION = "Z92";
    /** STS+Z32: statistical method. */
    static final String COMPARISON = "ZJ2";

    private static final long LONGEST_INTERPOLATED_SECONDS = 7_200;

    /**
     * What substitutes are made from.
     *
     * @param before the value before the day
     * @param after the value after the day
     * @param comparison a day of the same kind with the same number of values, complete
     * @param register energy of the day by the register, in Wh
     */
    public record Sources(
            OptionalLong before, OptionalLong after, Optional<DayValues> comparison, OptionalLong register) {}

    private final Sources sources;
    private final String reason;

    /** @param reason STS+Z40, for example Z75: communication failure */
    public SubstituteValues(Sources sources, String reason) {
        this.sources = sources;
        this.reason = reason;
    }

    /** The day with substitutes where they can be made; what cannot be made stays missing. */
    public DayValues complete(DayValues day) {
        return compared(interpolated(day));
    }

    private DayValues interpolated(DayValues day) {
        int longest = (int) (LONGEST_INTERPOLATED_SECONDS / day.grid().step().toSeconds());
        var result = DayValues.builder(day.grid(), day.day());
        for (int start = 0; start < day.size(); start++) {
            if (day.isPresent(start)) continue;
            int end = start;
            while (end < day.size() && !day.isPresent(end)) end++;
            var left = start == 0 ? sources.before() : OptionalLong.of(day.wattHours(start - 1));
            var right = end == day.size() ? sources.after() : OptionalLong.of(day.wattHours(end));
            if (end - start <= longest && left.isPresent() && right.isPresent()) {
                for (int i = start; i < end; i++) {
                    double share = (i - start + 1.0) / (end - start + 1);
                    long value = Math.round(left.getAsLong() + share * (right.getAsLong() - left.getAsLong()));
                    result.set(i, value, ValueStatus.SUBSTITUTE, Remarks.substitute(INTERPOLATION, reason));
                }
            }
            start = end;
        }
        return day.or(result.build());
    }

    private DayValues compared(DayValues day) {
        var comparison =
                sources.comparison().filter(c -> c.grid() == day.grid() && c.size() == day.size() && c.isComplete());
        if (day.isComplete() || comparison.isEmpty()) return day;
        var weights = new long[day.size()];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (day.isPresent(i)) continue;
            weights[i] = Math.max(0, comparison.get().wattHours(i));
            sum += weights[i];
        }
        long missing = sources.register().isPresent() ? sources.register().getAsLong() - day.total() : sum;
        // The register says less than what was measured already, or there is nothing to scale: a person decides.
        if (missing < 0 || (sum == 0 && missing > 0)) return day;
        var shares = sum == 0 ? new long[weights.length] : Shares.of(missing, weights);
        var result = DayValues.builder(day.grid(), day.day());
        for (int i = 0; i < weights.length; i++) {
            if (day.isPresent(i)) continue;
            result.set(i, shares[i], ValueStatus.SUBSTITUTE, Remarks.substitute(COMPARISON, reason));
        }
        return day.or(result.build());
    }
}
