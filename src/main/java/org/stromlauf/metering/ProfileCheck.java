package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;

/** Checks a day of a load profile (Plausibilisierung, in the manner of VDE-AR-N 4400). Pure. */
public final class ProfileCheck {

    private static final long SECONDS_PER_HOUR = 3_600;

    /**
     * What is known beside the day; what is not known is not checked.
     *
     * @param expected energy of the day in Wh
     * @param usualMaximum greatest usual value in Wh
     * @param register energy that the register tells for the day in Wh
     */
    public record Known(OptionalLong expected, OptionalLong usualMaximum, OptionalLong register) {

        public static final Known NOTHING = new Known(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private final PlausibilityLimits limits;

    public ProfileCheck(PlausibilityLimits limits) {
        this.limits = limits;
    }

    public List<Suspicion> check(DayValues day, Known known) {
        var found = new ArrayList<Suspicion>();
        addRuns(found, day, Suspicion.Kind.GAP, 1, i -> !day.isPresent(i), "Werte fehlen");
        if (!limits.negativeAllowed()) {
            addRuns(found, day, Suspicion.Kind.NEGATIVE, 1, i -> day.wattHours(i) < 0, "Negative Werte");
        }
        if (known.expected().orElse(0) > 0) {
            int zeros = (int)
                    (limits.zeroHours() * SECONDS_PER_HOUR / day.grid().step().toSeconds());
            addRuns(
                    found,
                    day,
                    Suspicion.Kind.ZERO_RUN,
                    zeros,
                    i -> day.isPresent(i) && day.wattHours(i) == 0,
                    "Kein Verbrauch über Stunden");
        }
        if (known.usualMaximum().isPresent()) {
            double bound = known.usualMaximum().getAsLong() * limits.spikeFactor();
            addRuns(
                    found,
                    day,
                    Suspicion.Kind.SPIKE,
                    1,
                    i -> day.wattHours(i) > bound,
                    "Spitze über " + kwh(Math.round(bound)));
        }
        addSums(found, day, known);
        return List.copyOf(found);
    }

    private static void addRuns(
            List<Suspicion> found, DayValues day, Suspicion.Kind kind, int least, IntPredicate isOne, String german) {
        for (int start = 0; start < day.size(); start++) {
            int end = start;
            while (end < day.size() && isOne.test(end)) end++;
            if (end - start >= least && end > start) found.add(new Suspicion(kind, start, end, german));
            start = end;
        }
    }

    /** Sums of days with gaps say nothing. */
    private void addSums(List<Suspicion> found, DayValues day, Known known) {
        if (!day.isComplete()) return;
        long total = day.total();
        if (known.expected().orElse(0) > 0) {
            long expected = known.expected().getAsLong();
            if (total * 100 < expected * limits.lowPercent() || total * 100 > expected * limits.highPercent()) {
                found.add(new Suspicion(
                        Suspicion.Kind.OUT_OF_BAND,
                        0,
                        day.size(),
                        "Tagesmenge " + kwh(total) + ", erwartet waren " + kwh(expected)));
            }
        }
        if (known.register().isPresent()) {
            long register = known.register().getAsLong();
            if (Math.abs(total - register) * 100.0 > Math.abs(register) * limits.registerPercent()) {
                found.add(new Suspicion(
                        Suspicion.Kind.REGISTER_DIFFERENCE,
                        0,
                        day.size(),
                        "Lastgang " + kwh(total) + ", Zählwerk " + kwh(register)));
            }
        }
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3) + " kWh";
    }
}
