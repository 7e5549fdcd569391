package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;

/**
 * The energy of a period (Energiemenge, 13019).
 *
 * @param point a market location; for correction quantities a metering location
 * @param obis for example {@code 1-0:1.9.0}
 * @param to exclusive
 */
public record EnergyQuantity(
        ReportingPoint point,
        String obis,
        Kind kind,
        Instant from,
        Instant to,
        Energy energy,
        ValueStatus status,
        Remarks remarks,
        Provenance provenance) {

    /** What the message is. */
    public enum Kind {
        /** BGM 7: measured. */
        MEASURED,
        /** BGM Z41: the grid operator's delivery note (Lieferschein), what it will bill. */
        DELIVERY_NOTE
    }

    public EnergyQuantity {
        if (!from.isBefore(to))
            throw new IllegalArgumentException("A period ends after it begins: " + from + ", " + to);
    }

    /** The days of the period; it begins and ends at midnight German time, of gas also at six, where a gas day begins. */
    public DateRange days() {
        return DateRange.of(dayAt(from), dayAt(to));
    }

    /** Whether it is of whole days; energy of a metering location or of a configuration may begin and end at any time. */
    public boolean isOfDays() {
        return isBeginOfDay(from) && isBeginOfDay(to);
    }

    private static boolean isBeginOfDay(Instant instant) {
        var day = MarketCalendar.day(instant);
        return MarketCalendar.startOfDay(day).equals(instant)
                || MarketCalendar.startOfGasDay(day).equals(instant);
    }

    private static LocalDate dayAt(Instant start) {
        var day = MarketCalendar.day(start);
        if (!isBeginOfDay(start)) {
            throw new IllegalStateException(start + " is neither midnight nor the beginning of a gas day");
        }
        return day;
    }

    boolean overlaps(EnergyQuantity other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    boolean hasSamePeriodAs(EnergyQuantity other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}
