package org.stromlauf.metering;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.stromlauf.metering.MeterMessage.Place;
import org.stromlauf.metering.MeterMessage.Value;
import org.stromlauf.shared.MarketCalendar;

/** For which time a value holds: its own interval or instant, a day or month (DTM+306), or the billing month of its place. */
record ValuePeriod(Instant from, Instant to) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int MONTH_LENGTH = 6;

    static ValuePeriod of(Place place, String obis, Value value) {
        if (value.from != null && value.to != null) return between(value.from, value.to);
        if (value.usedAt != null) return new ValuePeriod(value.usedAt, value.usedAt);
        if (value.period != null) return named(value.period, obis);
        if (place.billingMonth != null) return named(place.billingMonth, obis);
        if (place.from != null && place.to != null) return between(place.from, place.to);
        throw new FaultyMessageException("Z29", "Ein Wert nennt nicht, für welche Zeit er gilt");
    }

    private static ValuePeriod between(Instant from, Instant to) {
        if (!from.isBefore(to)) throw new FaultyMessageException("Z34", "Der Zeitraum eines Wertes ist leer");
        return new ValuePeriod(from, to);
    }

    private static ValuePeriod named(String text, String obis) {
        try {
            if (text.length() == MONTH_LENGTH) {
                var month = YearMonth.parse(text, MONTH);
                return days(month.atDay(1), month.plusMonths(1).atDay(1), obis);
            }
            var day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            return days(day, day.plusDays(1), obis);
        } catch (DateTimeException e) {
            throw new FaultyMessageException("Z35", "Ein Zeitraum ist nicht lesbar: " + text);
        }
    }

    /** Months and days of gas begin at six o'clock. */
    private static ValuePeriod days(LocalDate from, LocalDate to, String obis) {
        return obis.startsWith("7-")
                ? new ValuePeriod(MarketCalendar.startOfGasDay(from), MarketCalendar.startOfGasDay(to))
                : new ValuePeriod(MarketCalendar.startOfDay(from), MarketCalendar.startOfDay(to));
    }
}
