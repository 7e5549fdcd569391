package org.stromlauf.metering.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.LoadProfile;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.metering.rest.MeterValuesController.Value;
import org.stromlauf.shared.MarketCalendar;

/** Into what times the values of a load profile are summed. */
enum Resolution {
    /** As it is stored: hours stay hours. */
    QUARTER_HOUR("15min"),
    HOUR("hour"),
    DAY("day"),
    MONTH("month"),
    YEAR("year");

    private final String code;

    Resolution(String code) {
        this.code = code;
    }

    static Resolution of(String code) {
        return Arrays.stream(values())
                .filter(r -> r.code.equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("metering.resolution-unknown", code));
    }

    /** A time and the sum of its values. */
    private static final class Sum {
        private final Instant from;
        private Instant to;
        private long wattHours;
        private ValueStatus status = ValueStatus.TRUE_VALUE;
        private boolean complete = true;
        private boolean any;

        Sum(Instant from) {
            this.from = from;
            this.to = from;
        }

        void add(DayValues day, int index) {
            // The first days of a month or year may be without any value, and days within.
            if (day.from(index).isAfter(to)) complete = false;
            to = day.to(index);
            var told = day.status(index);
            if (told.isEmpty()) {
                complete = false;
                return;
            }
            any = true;
            wattHours = Math.addExact(wattHours, day.wattHours(index));
            // As certain as the least certain of them.
            if (told.get().compareTo(status) > 0) status = told.get();
        }

        /** @param end the time's own end, before which days may be without any value */
        Value value(Instant end) {
            return new Value(from, to, wattHours, status, complete && !to.isBefore(end));
        }
    }

    /** Times of which nothing is known are left out. */
    List<Value> values(LoadProfile profile) {
        Map<Instant, Sum> sums = new TreeMap<>();
        for (var day : profile.days()) {
            for (int i = 0; i < day.size(); i++) {
                sums.computeIfAbsent(start(day, i), Sum::new).add(day, i);
            }
        }
        var values = new ArrayList<Value>();
        for (var sum : sums.values()) if (sum.any) values.add(sum.value(end(profile, sum)));
        return values;
    }

    /** Of a month or year, of which whole days may be missing, its own end; all others end with their last value. */
    private Instant end(LoadProfile profile, Sum sum) {
        if (this != MONTH && this != YEAR) return sum.to;
        var grid = profile.days().get(0).grid();
        var first = grid.day(sum.from);
        return grid.start(this == MONTH ? first.plusMonths(1) : first.plusYears(1));
    }

    private Instant start(DayValues day, int index) {
        Function<LocalDate, Instant> begin = day.grid()::start;
        return switch (this) {
            case QUARTER_HOUR -> day.from(index);
            case HOUR -> hour(day.from(index));
            case DAY -> begin.apply(day.day());
            case MONTH -> begin.apply(day.day().withDayOfMonth(1));
            case YEAR -> begin.apply(day.day().withDayOfYear(1));
        };
    }

    /** German time differs from UTC by whole hours. */
    private static Instant hour(Instant instant) {
        return instant.atZone(MarketCalendar.ZONE)
                .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                .toInstant();
    }
}
