package org.stromlauf.edifact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

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
            return LocalDateTime.parse(text.substring(0, 12), MINUTES).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("An instant reads CCYYMMDDHHMM+00, was '" + text + "'", e);
        }
    }
}
