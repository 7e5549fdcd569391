package org.stromlauf.metering;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.Usage;
import org.stromlauf.rating.Usage.Metered.Section;
import org.stromlauf.shared.DateRange;

/**
 * Gives the days between two readings the weights of a standard load profile, so that a change of price divides energy as it is used
 * over the year (StromGVV and GasGVV §12(2): seasonal fluctuations are taken into account). Where no such profile is known, days are alike.
 */
public final class ProfileWeights {

    private static final LoadProfiles PROFILES = LoadProfiles.published();
    private static final GasProfiles GAS = GasProfiles.published();

    /** Weights of the days of a year by the profile's name; a handful of profiles times a few years. */
    private static final Map<String, Map<Year, long[]>> KNOWN = new ConcurrentHashMap<>();

    private ProfileWeights() {}

    /** @param profile as the grid operator told it; null or unknown: the sections stay as they are */
    public static Usage.Metered spread(Usage.Metered metered, @Nullable String profile) {
        if (profile == null || !(isGas(profile) || PROFILES.names().contains(profile))) return metered;
        var sections = new ArrayList<Section>();
        for (var section : metered.sections()) {
            sections.add(new Section(
                    section.period(),
                    section.wattHours(),
                    section.source(),
                    weights(profile, section.period()),
                    isGas(profile)
                            ? "anteilig nach Gas-Lastprofil " + profile + " bei üblichen Temperaturen"
                            : "anteilig nach Lastprofil " + profile));
        }
        return new Usage.Metered(sections);
    }

    private static long[] weights(String profile, DateRange days) {
        var weights = new long[Math.toIntExact(days.days())];
        int filled = 0;
        for (var day = days.from(); day.isBefore(days.end()); ) {
            var newYear = day.withDayOfYear(1).plusYears(1);
            var end = newYear.isBefore(days.end()) ? newYear : days.end();
            var year = ofYear(profile, Year.from(day));
            int count = Math.toIntExact(DateRange.of(day, end).days());
            System.arraycopy(year, day.getDayOfYear() - 1, weights, filled, count);
            filled += count;
            day = end;
        }
        return weights;
    }

    private static long[] ofYear(String profile, Year year) {
        return KNOWN.computeIfAbsent(profile, p -> new ConcurrentHashMap<>()).computeIfAbsent(year, y -> {
            var weights = new long[y.length()];
            for (int i = 0; i < weights.length; i++) weights[i] = ofDay(profile, y.atDay(i + 1));
            return weights;
        });
    }

    private static long ofDay(String profile, LocalDate day) {
        return isGas(profile)
                ? GAS.get(profile).usualWeight(day)
                : Arrays.stream(PROFILES.get(profile).weights(day)).sum();
    }

    /** For example {@code EFH 3 0}: customer type, building class and wind (SigLinDe). */
    private static boolean isGas(String profile) {
        return GAS.names().contains(profile);
    }
}
