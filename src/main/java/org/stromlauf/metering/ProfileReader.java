package org.stromlauf.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.MarketCalendar;

/** Reads the quarter hours of a register from 13025 and splits them by German days. */
final class ProfileReader {

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
    private static final int MAX_DAYS = 3 * 366;

    private final ReportingPoint point;
    private final String obis;
    private final Provenance provenance;
    private final TreeMap<LocalDate, DayValues.Builder> days = new TreeMap<>();
    private Remarks remarks = Remarks.NONE;

    ProfileReader(ReportingPoint point, String obis, Provenance provenance) {
        this.point = point;
        this.obis = obis;
        this.provenance = provenance;
    }

    /** @throws FaultyMessageException when the quarter hours do not fill the period that the message names, each once */
    List<DayVersion> read(Fields location, Fields register) {
        var from = location.instant("from");
        var to = location.instant("to");
        if (!from.isBefore(to)) throw new FaultyMessageException("Z34", "Der Zeitraum des Lastgangs ist leer");
        if (Duration.between(from, to).toDays() > MAX_DAYS) {
            throw new FaultyMessageException("Z41", "Der Zeitraum des Lastgangs ist länger als drei Jahre");
        }
        var values = register.groups("values");
        for (var value : values) add(value, from, to);
        if (values.size() != Duration.between(from, to).dividedBy(QUARTER_HOUR)) {
            throw new FaultyMessageException("Z30", "Der Lastgang hat Lücken im angegebenen Zeitraum");
        }
        return days.values().stream()
                .map(day -> new DayVersion(point, obis, day.build(), provenance, remarks))
                .toList();
    }

    private void add(Fields value, Instant first, Instant last) {
        var from = value.instant("from");
        var day = MarketCalendar.day(from);
        var sinceMidnight = Duration.between(MarketCalendar.startOfDay(day), from);
        if (!from.plus(QUARTER_HOUR).equals(value.instant("to"))
                || sinceMidnight.toSeconds() % QUARTER_HOUR.toSeconds() != 0) {
            throw new FaultyMessageException("Z41", "Ein Wert des Lastgangs gilt nicht für eine Viertelstunde");
        }
        if (from.isBefore(first) || !from.isBefore(last)) {
            throw new FaultyMessageException("Z41", "Ein Wert liegt außerhalb des angegebenen Zeitraums");
        }
        int index = (int) sinceMidnight.dividedBy(QUARTER_HOUR);
        var builder = days.computeIfAbsent(day, DayValues::builder);
        if (builder.isPresent(index)) {
            throw new FaultyMessageException("Z41", "Eine Viertelstunde kommt zweimal vor: " + from);
        }
        var own = MeterValueReader.remarks(value);
        builder.set(
                index, MeterValueReader.energy(value).wattHours(), MeterValueReader.status(value), own.isCorrection());
        remarks = remarks.or(own);
    }
}
