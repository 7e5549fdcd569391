package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.stromlauf.shared.Energy;

/** The lines of an upload that tell of one location: its days, its readings, its quantities. */
final class UploadParcel {

    /** @param pid of the MSCONS that would tell the same */
    record Key(ReportingPoint point, String pid) {}

    private record Day(String obis, DayGrid grid, LocalDate day) {}

    private final Map<Day, DayValues.Builder> days = new LinkedHashMap<>();
    private final List<UploadedValue> readings = new ArrayList<>();
    private final List<UploadedValue> quantities = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    static Key key(UploadedValue value) {
        var pid = value.isReading()
                ? MeterValueReader.READING
                : value.isQuantity() ? MeterValueReader.QUANTITY : MeterValueReader.PROFILE;
        return new Key(value.point(), pid);
    }

    /** @throws UploadLineException when another line told of the same */
    void add(UploadedValue value) {
        if (!told.add(value.obis() + "/" + value.device() + "/" + value.from() + "/" + value.to())) {
            throw new UploadLineException("from", "Eine frühere Zeile nennt schon einen Wert für diese Zeit");
        }
        if (value.isReading()) {
            readings.add(value);
            return;
        }
        if (value.isQuantity()) {
            quantities.add(value);
            return;
        }
        var grid = value.grid();
        var day = grid.day(value.from());
        var builder = days.computeIfAbsent(new Day(value.obis(), grid, day), d -> DayValues.builder(grid, day));
        var seconds = value.from().getEpochSecond() - grid.start(day).getEpochSecond();
        builder.set((int) (seconds / grid.step().toSeconds()), value.thousandths(), value.status(), false);
    }

    Contents.Values values(ReportingPoint point, Provenance provenance) {
        var versions = new ArrayList<DayVersion>();
        days.forEach((day, builder) ->
                versions.add(new DayVersion(point, day.obis(), builder.build(), provenance, Remarks.NONE)));
        return new Contents.Values(
                List.of(point),
                provenance,
                versions,
                readings.stream().map(r -> reading(r, provenance)).toList(),
                quantities.stream().map(q -> quantity(q, provenance)).toList(),
                List.of(),
                null);
    }

    private static EnergyQuantity quantity(UploadedValue value, Provenance provenance) {
        return new EnergyQuantity(
                value.point(),
                value.obis(),
                EnergyQuantity.Kind.MEASURED,
                value.from(),
                Objects.requireNonNull(value.to()),
                new Energy(value.thousandths()),
                value.status(),
                Remarks.NONE,
                provenance);
    }

    private static Reading reading(UploadedValue value, Provenance provenance) {
        return new Reading(
                value.meteringLocation(),
                Objects.requireNonNull(value.device()),
                value.obis(),
                value.from(),
                value.kwh(),
                value.status(),
                Remarks.NONE,
                provenance);
    }
}
