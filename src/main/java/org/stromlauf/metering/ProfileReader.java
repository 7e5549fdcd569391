package org.stromlauf.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.MeterMessage.Counter;
import org.stromlauf.metering.MeterMessage.Place;
import org.stromlauf.metering.MeterMessage.Value;
import org.stromlauf.shared.MarketCalendar;

/** Reads the quarter hours or hours of a register and splits them by German days, in gas by gas days. */
final class ProfileReader {

    private static final int MAX_DAYS = 3 * 366;

    private final ReportingPoint point;
    private final String obis;
    private final Provenance provenance;
    private final TreeMap<LocalDate, DayValues.Builder> days = new TreeMap<>();
    private Remarks remarks = Remarks.NONE;
    private DayGrid grid = DayGrid.QUARTER_HOURS;
    private LocalDate day = LocalDate.MIN;
    private Instant dayFrom = Instant.MIN;
    private Instant dayTo = Instant.MIN;
    private DayValues.@Nullable Builder builder;

    ProfileReader(ReportingPoint point, String obis, Provenance provenance) {
        this.point = point;
        this.obis = obis;
        this.provenance = provenance;
    }

    /** Whether its values are intervals by which days are divided, no finer than a thousandth. */
    static boolean isProfile(Counter counter) {
        if (counter.values.isEmpty()) return false;
        var first = counter.values.get(0);
        if (first.from == null || first.to == null) return false;
        if (DayGrid.of(counter.obis, Duration.between(first.from, first.to)).isEmpty()) return false;
        var unit = MeasuredUnit.of(counter.obis);
        return unit != MeasuredUnit.RATIO
                && unit != MeasuredUnit.KWH_PER_CUBIC_METRE
                && isNoFinerThanThousandths(counter.values);
    }

    private static boolean isNoFinerThanThousandths(List<Value> values) {
        for (var value : values) {
            if (value.thousandths().isEmpty()) return false;
        }
        return true;
    }

    /** @throws FaultyMessageException when the values do not fill the period that the message names, each once */
    List<DayVersion> read(Place place, Counter counter) {
        var first = counter.values.get(0);
        grid = DayGrid.of(obis, Duration.between(first.from, first.to)).orElseThrow();
        if (place.from != null && place.to != null) requirePeriod(place, counter);
        for (var value : counter.values) add(value, place);
        return days.values().stream()
                .map(d -> new DayVersion(point, obis, d.build(), provenance, remarks))
                .toList();
    }

    private void requirePeriod(Place place, Counter counter) {
        var from = Objects.requireNonNull(place.from);
        var to = Objects.requireNonNull(place.to);
        if (!from.isBefore(to)) throw new FaultyMessageException("Z34", "Der Zeitraum des Lastgangs ist leer");
        if (Duration.between(from, to).toDays() > MAX_DAYS) {
            throw new FaultyMessageException("Z41", "Der Zeitraum des Lastgangs ist länger als drei Jahre");
        }
        if (counter.values.size()
                < Duration.between(from, to).toSeconds() / grid.step().toSeconds()) {
            throw new FaultyMessageException("Z30", "Der Lastgang hat Lücken im angegebenen Zeitraum");
        }
    }

    private void add(Value value, Place place) {
        var from = value.from;
        var to = value.to;
        if (from == null || to == null) throw new FaultyMessageException("Z29", "Ein Wert nennt keinen Zeitraum");
        if ((place.from != null && from.isBefore(place.from)) || (place.to != null && to.isAfter(place.to))) {
            throw new FaultyMessageException("Z41", "Ein Wert liegt außerhalb des angegebenen Zeitraums");
        }
        if (from.isBefore(dayFrom) || !from.isBefore(dayTo)) begin(grid.day(from));
        long seconds = from.getEpochSecond() - dayFrom.getEpochSecond();
        long step = grid.step().toSeconds();
        if (to.getEpochSecond() - from.getEpochSecond() != step || seconds % step != 0) {
            throw new FaultyMessageException(
                    "Z41", "Ein Wert des Lastgangs gilt nicht für eine " + (step == 3600 ? "Stunde" : "Viertelstunde"));
        }
        set((int) (seconds / step), value, from);
    }

    private void begin(LocalDate next) {
        if (next.isBefore(MarketCalendar.day(provenance.documentedAt()).minusYears(MAX_AGE_YEARS))
                || next.isAfter(MarketCalendar.day(provenance.documentedAt()).plusYears(MAX_AHEAD_YEARS))) {
            throw new FaultyMessageException("Z41", "Der Tag " + next + " liegt außerhalb der Aufbewahrung");
        }
        day = next;
        dayFrom = grid.start(day);
        dayTo = grid.start(day.plusDays(1));
        builder = days.computeIfAbsent(day, d -> DayValues.builder(grid, d));
    }

    static final int MAX_AGE_YEARS = 10;
    static final int MAX_AHEAD_YEARS = 3;

    private void set(int index, Value value, Instant from) {
        var target = Objects.requireNonNull(builder);
        if (target.isPresent(index)) {
            throw new FaultyMessageException("Z41", "Ein Zeitraum kommt zweimal vor: " + from);
        }
        var status = MeterValueReader.status(value);
        target.set(index, value.thousandths().orElseThrow(), status, value.remarks);
        if (!value.remarks.equals(Remarks.NONE)) remarks = remarks.or(value.remarks);
    }
}
