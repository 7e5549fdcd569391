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
 * over the year (StromGVV §12(2): seasonal fluctuations are taken into account). Where no such profile is known, days are alike.
 */
public final class ProfileWeights {

    private static final LoadProfiles PROFILES = LoadProfiles.published();

    /** Weights of the days of a year by the profile's name; a handful of profiles times a few years. */
    private static final Map<String, Map<Year, long[]>> KNOWN = new ConcurrentHashMap<>();

    private ProfileWeights() {}

    /** @param profile as the grid operator told it; null or unknown: the sections stay as they are */
    public static Usage.Metered spread(Usage.Metered metered, @Nullable String profile) {
        if (profile == null || !PROFILES.names().contains(profile)) return metered;
        var sections = new ArrayList<Section>();
        for (var section : metered.sections()) {
            sections.add(new Section(
                    section.period(),
                    section.wattHours(),
                    section.source(),
                    weights(profile, section.period()),
                    "anteilig nach Lastprofil " + profile));
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
            var standard = PROFILES.get(profile);
            var weights = new long[y.length()];
            for (int i = 0; i < weights.length; i++) {
                LocalDate day = y.atDay(i + 1);
                weights[i] = Arrays.stream(standard.weights(day)).sum();
            }
            return weights;
        });
    }
}
