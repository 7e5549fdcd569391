package org.stromlauf.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Market days from the first, included, to the last, excluded. A range without end goes on until something ends it. An
 * inclusive end appears only in print.
 */
public record DateRange(LocalDate from, @Nullable LocalDate to) {

    public DateRange {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A range ends not before it begins, was " + from + " to " + to);
        }
    }

    public static DateRange of(LocalDate from, LocalDate to) {
        return new DateRange(from, to);
    }

    public static DateRange startingAt(LocalDate from) {
        return new DateRange(from, null);
    }

    public boolean isOpenEnded() {
        return to == null;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(DateRange other) {
        return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
    }

    /** The days that both have, if any. */
    public Optional<DateRange> intersection(DateRange other) {
        if (!overlaps(other)) return Optional.empty();
        var start = from.isAfter(other.from) ? from : other.from;
        var end = to == null ? other.to : other.to == null || to.isBefore(other.to) ? to : other.to;
        return Optional.of(new DateRange(start, end));
    }

    /** From the first day of either to the last, with what lies between them. */
    public DateRange hull(DateRange other) {
        var start = from.isBefore(other.from) ? from : other.from;
        var end = to == null || other.to == null ? null : to.isAfter(other.to) ? to : other.to;
        return new DateRange(start, end);
    }

    public DateRange endingAt(LocalDate end) {
        return new DateRange(from, end);
    }

    /** The number of days; a range without end has none. */
    public long days() {
        if (to == null) throw new IllegalStateException("A range without end has no number of days: " + this);
        return ChronoUnit.DAYS.between(from, to);
    }

    /** The exclusive end of a range that has one. */
    public LocalDate end() {
        if (to == null) throw new IllegalStateException("This range has no end: " + this);
        return to;
    }

    /** Half-open interval notation, as PostgreSQL writes a daterange: {@code [2026-01-01,2027-01-01)}. */
    @Override
    public String toString() {
        return "[" + from + "," + (to == null ? "" : to) + ")";
    }
}
