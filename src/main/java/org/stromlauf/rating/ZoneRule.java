package org.stromlauf.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketCalendar;

/**
 * Times that belong to a zone of a time-of-use tariff. Of a list of rules the first that fits holds; one without conditions fits
 * always.
 *
 * @param zone HT, NT, ST
 * @param days days of the week; none = every day
 * @param hours spans of German clock time, {@code 06:00-22:00}; none = all day; over midnight is allowed
 * @param from first day of a season, month and day
 * @param to first day after it; may lie in the next year
 * @param holidays how days are seen that are holidays in all of Germany
 */
public record ZoneRule(
        String zone,
        Set<DayOfWeek> days,
        List<String> hours,
        @Nullable String from,
        @Nullable String to,
        Holidays holidays) {

    /** How a holiday is seen. */
    public enum Holidays {
        AS_SUNDAY,
        AS_THE_DAY_IT_IS
    }

    private static final int QUARTERS = 96;

    @JsonCreator
    public ZoneRule(
            @JsonProperty(value = "zone", required = true) String zone,
            @JsonProperty("days") @Nullable Set<DayOfWeek> days,
            @JsonProperty("hours") @Nullable List<String> hours,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("to") @Nullable String to,
            @JsonProperty("holidays") @Nullable Holidays holidays) {
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("A season of zone " + zone + " has 'from' and 'to'");
        }
        this.zone = zone;
        this.days = days == null || days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
        this.hours = hours == null ? List.of() : List.copyOf(hours);
        this.from = from;
        this.to = to;
        this.holidays = Objects.requireNonNullElse(holidays, Holidays.AS_SUNDAY);
        if (from != null && to != null && monthDay(from).equals(monthDay(to))) {
            throw new IllegalArgumentException("The season of zone " + zone + " ends when it begins: " + from);
        }
        for (var span : this.hours) {
            if (quarter(span, 0) == quarter(span, 1)) {
                throw new IllegalArgumentException("The span " + span + " of zone " + zone + " is empty");
            }
        }
    }

    boolean holdsOn(LocalDate day) {
        var sunday = holidays == Holidays.AS_SUNDAY && MarketCalendar.isNationwideHoliday(day);
        return days.contains(sunday ? DayOfWeek.SUNDAY : day.getDayOfWeek()) && isInSeason(day);
    }

    /** @param quarter of the clock, 0 to 95 */
    boolean holdsAt(int quarter) {
        return hours.isEmpty() || hours.stream().anyMatch(h -> isWithin(quarter, quarter(h, 0), quarter(h, 1)));
    }

    private boolean isInSeason(LocalDate day) {
        if (from == null || to == null) return true;
        var date = MonthDay.from(day);
        var first = monthDay(from);
        var after = monthDay(to);
        boolean begun = !date.isBefore(first);
        boolean over = !date.isBefore(after);
        return first.isBefore(after) ? begun && !over : begun || !over;
    }

    private static boolean isWithin(int quarter, int first, int after) {
        return first < after ? quarter >= first && quarter < after : quarter >= first || quarter < after;
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("A season begins and ends on a day like 10-01, was '" + text + "'", e);
        }
    }

    private static int quarter(String span, int end) {
        if (!span.matches("([01]\\d|2[0-3]):(00|15|30|45)-([01]\\d:(00|15|30|45)|2[0-3]:(00|15|30|45)|24:00)")) {
            throw new IllegalArgumentException("Hours are quarter hours like 06:00-22:00, was '" + span + "'");
        }
        var text = span.substring(end * 6, end * 6 + 5);
        int quarter = Integer.parseInt(text.substring(0, 2)) * 4 + Integer.parseInt(text.substring(3)) / 15;
        return end == 0 ? quarter % QUARTERS : quarter;
    }
}
