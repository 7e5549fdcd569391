package org.stromlauf.metering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The temperatures of a year as it usually is: the mean of each month in its middle, and a line between two. By them a gas load profile
 * gives the days of a period their weights where nobody knows how warm they were (GasGVV §12(2): seasonal fluctuations by experience).
 */
final class NormalYear {

    private static final String DATA = "/profiles/normal-year.txt";
    private static final int MIDDLE = 15;
    private static final double[] MEANS = load();

    private NormalYear() {}

    /** Degrees Celsius. */
    static double temperature(LocalDate day) {
        var before = day.withDayOfMonth(MIDDLE);
        if (day.isBefore(before)) before = before.minusMonths(1);
        var after = before.plusMonths(1);
        double share = (double) ChronoUnit.DAYS.between(before, day) / ChronoUnit.DAYS.between(before, after);
        double first = MEANS[before.getMonthValue() - 1];
        return first + share * (MEANS[after.getMonthValue() - 1] - first);
    }

    private static double[] load() {
        try (var stream = NormalYear.class.getResourceAsStream(DATA)) {
            if (stream == null) throw new IllegalStateException("The class path has no " + DATA);
            var means = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (means.length != Month.values().length) {
                throw new IllegalStateException(DATA + " has " + means.length + " months");
            }
            return means;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
