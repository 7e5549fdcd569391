package org.stromlauf.edifact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** DTM format 303, CCYYMMDDHHMMZZZ: an instant in UTC, ZZZ is always +00 (Allgemeine Festlegungen). */
public final class DateTimes {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    private DateTimes() {}

    public static String format(Instant instant) {
        return MINUTES.format(instant.atOffset(ZoneOffset.UTC)) + "+00";
    }

    public static Instant parse(String text) {
        if (text.length() != 15 || !text.endsWith("+00")) {
            throw new IllegalArgumentException("An instant reads CCYYMMDDHHMM+00, was '" + text + "'");
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 8, 10),
                            number(text, 10, 12))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("An instant reads CCYYMMDDHHMM+00, was '" + text + "'", e);
        }
    }

    /** By hand: a day of quarter-hours has two hundred instants. */
    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new DateTimeException("No digit at " + i);
            number = number * 10 + digit;
        }
        return number;
    }
}
