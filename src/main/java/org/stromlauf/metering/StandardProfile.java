package org.stromlauf.metering;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;

/**
 * A standard load profile (Standardlastprofil, SLP): how a customer group's use spreads over the quarter hours of a year. Weights
 * are exact whole numbers, {@link #ANNUAL_WEIGHT} for a year of average use.
 */
public final class StandardProfile {

    /** The weight of the energy to which tables are normalised: 1,000,000 kWh in 1/10,000 Wh. */
    static final long ANNUAL_WEIGHT = 10_000_000_000_000L;

    private static final long SCALE = 10_000;
    private static final int QUARTERS_PER_HOUR = 4;
    /** Clocks change at two o'clock. */
    private static final int CLOCK_CHANGE = 2 * QUARTERS_PER_HOUR;

    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

    /** Which of a table's days a calendar day is; named as BDEW does. */
    enum DayType {
        /** Werktag. */
        WT,
        /** Samstag. */
        SA,
        /** Sonn- und Feiertag. */
        FT;

        /** Holidays count as Sundays; 24 and 31 December as Saturdays unless they are Sundays (MARKET 7.6). */
        static DayType of(LocalDate day) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY || MarketCalendar.isNationwideHoliday(day)) return FT;
            var date = MonthDay.from(day);
            var eve = date.equals(CHRISTMAS_EVE) || date.equals(NEW_YEARS_EVE);
            return eve || day.getDayOfWeek() == DayOfWeek.SATURDAY ? SA : WT;
        }
    }

    /** By what a table divides the year. */
    enum Division {
        MONTHS {
            @Override
            String of(LocalDate day) {
                return "%02d".formatted(day.getMonthValue());
            }

            @Override
            Stream<String> names() {
                return IntStream.rangeClosed(1, 12).mapToObj("%02d"::formatted);
            }
        },
        SEASONS {
            @Override
            String of(LocalDate day) {
                var date = MonthDay.from(day);
                if (isWithin(date, MonthDay.of(5, 15), MonthDay.of(9, 14))) return "summer";
                return isWithin(date, MonthDay.of(3, 21), MonthDay.of(10, 31)) ? "transition" : "winter";
            }

            @Override
            Stream<String> names() {
                return Stream.of("winter", "transition", "summer");
            }
        };

        abstract String of(LocalDate day);

        abstract Stream<String> names();

        List<String> keys() {
            return names().flatMap(n -> Stream.of(DayType.values()).map(t -> n + " " + t))
                    .toList();
        }

        private static boolean isWithin(MonthDay date, MonthDay first, MonthDay last) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    private final String name;
    private final boolean dynamised;
    private final Division division;
    private final Map<String, long[]> days;

    StandardProfile(String name, boolean dynamised, Division division, Map<String, long[]> days) {
        this.name = name;
        this.dynamised = dynamised;
        this.division = division;
        this.days = days;
    }

    public String name() {
        return name;
    }

    /** The weights of a day's quarter hours, 92, 96 or 100: the table is meant in local time. */
    long[] weights(LocalDate day) {
        var table = days.get(division.of(day) + " " + DayType.of(day));
        if (table == null) throw new IllegalStateException(name + " has no day for " + day);
        long factor = dynamised ? Dynamisation.factor(day) : SCALE;
        int n = MarketCalendar.quarterHours(day);
        // In spring the hour from two to three does not exist, in autumn it comes twice.
        int shift = table.length - n;
        var weights = new long[n];
        for (int i = 0; i < n; i++) {
            int local = i < CLOCK_CHANGE || (shift < 0 && i < CLOCK_CHANGE + QUARTERS_PER_HOUR) ? i : i + shift;
            weights[i] = table[local] * factor;
        }
        return weights;
    }

    /** The weight of whole days. */
    BigInteger weight(DateRange range) {
        long sum = 0;
        for (var day = range.from(); day.isBefore(range.end()); day = day.plusDays(1)) {
            for (long weight : weights(day)) sum = Math.addExact(sum, weight);
        }
        return BigInteger.valueOf(sum);
    }

    @Override
    public String toString() {
        return name;
    }
}
