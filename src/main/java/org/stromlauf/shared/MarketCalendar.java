package org.stromlauf.shared;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calendar of the German energy market: working days (Werktage, WT), days of 92, 96 or 100 quarter hours, the gas day.
 * Working days are Monday to Friday except every holiday that any of the federal states has, and 24 and 31 December (GPKE,
 * WiM: definition of Werktag). Only this class knows the market's time zone.
 */
public final class MarketCalendar {

    /** German time: every clock time of a process rule and every delivery day is meant in it. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalTime GAS_DAY_START = LocalTime.of(6, 0);
    private static final ConcurrentHashMap<Integer, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();

    private MarketCalendar() {}

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** Midnight in German time, at which supply, assignment and delivery days of electricity begin. */
    public static Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Six o'clock in German time, at which a gas day begins. */
    public static Instant startOfGasDay(LocalDate day) {
        return at(day, GAS_DAY_START);
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    /** 96 quarter hours, 92 on the last Sunday of March, 100 on the last Sunday of October. */
    public static int quarterHours(LocalDate day) {
        return (int)
                (Duration.between(startOfDay(day), startOfDay(day.plusDays(1))).toMinutes() / 15);
    }

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays(day.getYear()).contains(day);
    }

    /** Whether a day is a statutory holiday in all federal states, as price sheets with high and low tariff mean it. */
    public static boolean isNationwideHoliday(LocalDate day) {
        var easter = easterSunday(day.getYear());
        return switch (day.getMonthValue() * 100 + day.getDayOfMonth()) {
            case 101, 501, 1003, 1225, 1226 -> true;
            default -> Stream.of(-2, 1, 39, 50).map(easter::plusDays).anyMatch(day::equals);
        };
    }

    /** The n-th working day after a day; the day itself is not counted, whether or not it is a working day. */
    public static LocalDate workingDayAfter(LocalDate day, int n) {
        return step(day, n, 1);
    }

    /** The n-th working day before a day; the day itself is not counted. */
    public static LocalDate workingDayBefore(LocalDate day, int n) {
        return step(day, n, -1);
    }

    /** A clock time on the first working day after the day on which something was received: "11:00 1. WT". */
    public static Instant firstWorkingDayAfter(Instant received, LocalTime time) {
        return at(workingDayAfter(day(received), 1), time);
    }

    /**
     * The earliest start or end of supply that a message received now may ask for: it must arrive at the latest on the day
     * before the last working day before the start (GPKE part 2, lead time since 06.06.2025).
     */
    public static LocalDate earliestSupplyStart(Instant received) {
        var arrival = day(received);
        var start = arrival.plusDays(1);
        while (!workingDayBefore(start, 1).isAfter(arrival)) start = start.plusDays(1);
        return start;
    }

    private static LocalDate step(LocalDate day, int n, int direction) {
        if (n < 0) throw new IllegalArgumentException("Working days are counted from 0, was " + n);
        var result = day;
        for (int counted = 0; counted < n; ) {
            result = result.plusDays(direction);
            if (isWorkingDay(result)) counted++;
        }
        return result;
    }

    private static Set<LocalDate> holidays(int year) {
        return HOLIDAYS.computeIfAbsent(year, MarketCalendar::computeHolidays);
    }

    /** Every statutory holiday of at least one federal state, and 24 and 31 December. */
    private static Set<LocalDate> computeHolidays(int year) {
        var easter = easterSunday(year);
        var fixed = Stream.of(
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 1, 6),
                LocalDate.of(year, 3, 8),
                LocalDate.of(year, 5, 1),
                LocalDate.of(year, 8, 15),
                LocalDate.of(year, 9, 20),
                LocalDate.of(year, 10, 3),
                LocalDate.of(year, 10, 31),
                LocalDate.of(year, 11, 1),
                LocalDate.of(year, 12, 24),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26),
                LocalDate.of(year, 12, 31));
        var moving = Stream.of(-2, 1, 39, 50, 60).map(easter::plusDays);
        return Stream.concat(Stream.concat(fixed, moving), Stream.of(repentanceDay(year)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The Wednesday before 23 November (Buß- und Bettag, Saxony). */
    private static LocalDate repentanceDay(int year) {
        var day = LocalDate.of(year, 11, 22);
        while (day.getDayOfWeek() != DayOfWeek.WEDNESDAY) day = day.minusDays(1);
        return day;
    }

    /** Gauss's rule in the form of Meeus, Jones and Butcher. */
    private static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
