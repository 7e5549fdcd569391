package org.stromlauf.market;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;

/**
 * What a simulated household uses: a function of seed, location and time alone. A year comes to about the location's forecast;
 * the course follows the shape of a household profile with its dynamisation (BDEW profiles, MARKET 7.6), and no day is like
 * another.
 */
final class SimulatedUse {

    /** Relative use of the hours of a working day and of a day off. */
    private static final int[] WORKING_DAY = {
        38, 32, 29, 28, 28, 30, 45, 70, 72, 65, 62, 64, 70, 68, 60, 57, 60, 72, 95, 110, 108, 95, 75, 52
    };

    private static final int[] DAY_OFF = {
        45, 38, 33, 30, 29, 29, 33, 45, 65, 80, 88, 92, 98, 92, 80, 72, 70, 78, 92, 102, 98, 88, 72, 55
    };

    /** Every meter began to count here. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private static final int DAYS = 365;

    private final long seed;

    SimulatedUse(long seed) {
        this.seed = seed;
    }

    /** The energy of a day in watt-hours. */
    long wattHours(MarketLocationId location, Energy yearly, LocalDate day) {
        var jitter = 900 + draw(location, day.toEpochDay()) % 201;
        var weekday = isOff(day) ? 1_050 : 980;
        var average = yearly.wattHours() / DAYS;
        return average * dynamisation(day.getDayOfYear()) / 10_000 * weekday / 1_000 * jitter / 1_000;
    }

    /** Its quarter hours, which add up to the day exactly. */
    long[] quarterHours(MarketLocationId location, Energy yearly, LocalDate day) {
        int n = MarketCalendar.quarterHours(day);
        var weights = new long[n];
        long all = 0;
        for (int i = 0; i < n; i++) {
            var hour = MarketCalendar.startOfDay(day)
                    .plus(Duration.ofMinutes(15L * i))
                    .atZone(MarketCalendar.ZONE)
                    .getHour();
            var jitter = 700 + draw(location, day.toEpochDay() * 128 + i + 1) % 601;
            weights[i] = (isOff(day) ? DAY_OFF : WORKING_DAY)[hour] * jitter;
            all += weights[i];
        }
        return shares(wattHours(location, yearly, day), weights, all);
    }

    private static long[] shares(long total, long[] weights, long all) {
        var values = new long[weights.length];
        long before = 0;
        long told = 0;
        for (int i = 0; i < values.length; i++) {
            before += weights[i];
            long until = total * before / all;
            values[i] = until - told;
            told = until;
        }
        return values;
    }

    /** What the meter shows at the beginning of a day, in kWh. */
    BigDecimal readingAt(MarketLocationId location, Energy yearly, LocalDate day) {
        long sum = 1_000 * (draw(location, -1) % 20_000);
        for (var d = FIRST_DAY; d.isBefore(day); d = d.plusDays(1)) sum += wattHours(location, yearly, d);
        return new Energy(sum).kwh();
    }

    private static boolean isOff(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || !MarketCalendar.isWorkingDay(day);
    }

    /** In ten-thousandths: F(d) = −3.92E-10·d⁴ + 3.2E-7·d³ − 7.02E-5·d² + 2.1E-3·d + 1.24 (BDEW). */
    private static long dynamisation(int d) {
        double f = (((-3.92E-10 * d + 3.2E-7) * d - 7.02E-5) * d + 2.1E-3) * d + 1.24;
        return Math.round(f * 10_000);
    }

    /** A number from 0 that looks drawn: SplitMix64 of seed, location and a counter. */
    private long draw(MarketLocationId location, long counter) {
        long z = seed + Long.parseLong(location.value()) * 0x9E3779B97F4A7C15L + counter * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
