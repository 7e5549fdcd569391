package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.metering.MeterMessage.Counter;
import org.stromlauf.metering.MeterMessage.Place;
import org.stromlauf.metering.MeterMessage.Value;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MeteringLocationId;

/** Reads what MSCONS tell of meter values, electricity and gas (MSCONS AHB 3.2). */
final class MeterValueReader {

    static final String CANCELLATION = "13006";
    static final String READING = "13017";
    static final String QUANTITY = "13019";
    static final String PROFILE = "13025";
    static final String GAS_READING = "13002";
    static final String GAS_PROFILE = "13008";
    static final String GAS_QUANTITY = "13009";
    static final String ALLOCATION_LIST = "13013";
    static final String METER_PROFILE = "13018";
    static final String TYPE_2 = "13027";

    /** Messages of values about which this module knows. */
    static final Set<String> PIDS = Set.of(
            CANCELLATION,
            READING,
            QUANTITY,
            PROFILE,
            GAS_READING,
            GAS_PROFILE,
            GAS_QUANTITY,
            ALLOCATION_LIST,
            METER_PROFILE,
            TYPE_2,
            "13007",
            "13014",
            "13015",
            "13016");

    private static final String DELIVERY_NOTE = "Z41";
    private static final String DELIVERY_NOTE_VALUE = "Z31";
    private static final Set<String> READINGS = Set.of(READING, GAS_READING);
    private static final Set<String> PROFILES = Set.of(PROFILE, GAS_PROFILE, METER_PROFILE, TYPE_2);

    private final String pid;
    private final MeterMessage told;
    private final Provenance provenance;
    private final List<ReportingPoint> points = new ArrayList<>();
    private final List<DayVersion> days = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<EnergyQuantity> quantities = new ArrayList<>();
    private final List<PeriodValue> others = new ArrayList<>();

    private MeterValueReader(ReceivedMessage message) {
        this.pid = message.pid();
        this.told = MeterMessage.read(message.message().outline().get());
        var documentTime = told.documentTime;
        if (documentTime == null) throw new FaultyMessageException("Z29", "Das Dokumentendatum fehlt");
        this.provenance = new Provenance(documentTime, message.sender(), told.documentNumber, message.id());
    }

    static Contents read(ReceivedMessage message) {
        try {
            return new MeterValueReader(message).contents();
        } catch (FaultyMessageException e) {
            return e.fault();
        }
    }

    private Contents contents() {
        if (told.places.isEmpty()) throw new FaultyMessageException("Z29", "Die Nachricht nennt keinen Meldepunkt");
        if (told.places.size() > 1 && !pid.equals(ALLOCATION_LIST)) {
            throw new FaultyMessageException("Z40", "Eine Nachricht nennt genau einen Meldepunkt");
        }
        var cancelled = pid.equals(CANCELLATION) ? told.cancelledReference : null;
        if (pid.equals(CANCELLATION) && cancelled == null) {
            throw new FaultyMessageException("Z29", "Die Nachricht, die storniert wird, ist nicht genannt");
        }
        for (var place : told.places) read(place);
        var values = new Contents.Values(
                List.copyOf(points),
                provenance,
                List.copyOf(days),
                List.copyOf(readings),
                List.copyOf(quantities),
                List.copyOf(others),
                cancelled);
        ToldValueChecks.check(pid, values);
        return values;
    }

    private void read(Place place) {
        var point = point(place);
        points.add(point);
        for (var counter : place.counters) {
            if (PROFILES.contains(pid) && ProfileReader.isProfile(counter)) {
                ToldValueChecks.requireUnits(counter);
                days.addAll(new ProfileReader(point, counter.obis, provenance).read(place, counter));
                continue;
            }
            ToldValueChecks.requireGrid(pid, counter);
            ToldValueChecks.requireUnits(counter);
            for (var value : counter.values) read(place, point, counter, value);
        }
    }

    private void read(Place place, ReportingPoint point, Counter counter, Value value) {
        if (READINGS.contains(pid) && value.usedAt != null) readings.add(reading(place, counter.obis, value));
        else if (isBilled(counter, value)) quantities.add(quantity(point, counter.obis, value));
        else others.add(other(place, point, counter.obis, value));
    }

    /** The energies that grid use and supply are billed by. */
    private boolean isBilled(Counter counter, Value value) {
        if (pid.equals(QUANTITY)) return true;
        return pid.equals(GAS_QUANTITY)
                && value.from != null
                && value.to != null
                && MeasuredUnit.of(counter.obis) == MeasuredUnit.KWH;
    }

    private static ReportingPoint point(Place place) {
        var id = place.id;
        if (id == null) throw new FaultyMessageException("Z42", "Die Konfigurations-ID ist nicht bekannt");
        try {
            return ReportingPoint.of(id);
        } catch (IllegalArgumentException e) {
            throw new FaultyMessageException(
                    "Z10", "Der Meldepunkt " + id + " ist keine Markt-, Mess- oder Netzlokation");
        }
    }

    private Reading reading(Place place, String obis, Value value) {
        var point = point(place);
        if (!point.isMeteringLocation()) {
            throw new FaultyMessageException("Z10", "Ein Zählerstand gehört zu einer Messlokation, nicht zu " + point);
        }
        var device = place.device;
        if (device == null) throw new FaultyMessageException("Z29", "Zu einem Zählerstand fehlt die Gerätenummer");
        return new Reading(
                MeteringLocationId.of(point.id()),
                device,
                obis,
                Objects.requireNonNull(value.usedAt),
                Quantity.exact(value.quantity),
                status(value),
                value.remarks,
                provenance);
    }

    private EnergyQuantity quantity(ReportingPoint point, String obis, Value value) {
        var from = value.from;
        var to = value.to;
        if (from == null || to == null || !from.isBefore(to)) {
            throw new FaultyMessageException("Z34", "Der Zeitraum einer Energiemenge ist leer");
        }
        return new EnergyQuantity(
                point,
                obis,
                told.documentCode.equals(DELIVERY_NOTE)
                        ? EnergyQuantity.Kind.DELIVERY_NOTE
                        : EnergyQuantity.Kind.MEASURED,
                from,
                to,
                new Energy(Quantity.thousandths(value.quantity)
                        .orElseThrow(
                                () -> new FaultyMessageException("Z35", "Eine Menge ist feiner als eine Wattstunde"))),
                status(value),
                value.remarks,
                provenance);
    }

    private PeriodValue other(Place place, ReportingPoint point, String obis, Value value) {
        var period = ValuePeriod.of(place, obis, value);
        return new PeriodValue(
                point,
                obis,
                pid,
                told.documentCode,
                period.from(),
                period.to(),
                Quantity.exact(value.quantity),
                status(value),
                value.remarks,
                provenance);
    }

    /** A delivery note's value (Z31) is what the grid operator will bill: it counts as true. */
    static ValueStatus status(Value value) {
        if (value.status.equals(DELIVERY_NOTE_VALUE)) return ValueStatus.TRUE_VALUE;
        @Nullable ValueStatus known = ValueStatus.find(value.status).orElse(null);
        if (known == null) {
            throw new FaultyMessageException("Z39", "Der Messwertstatus " + value.status + " ist nicht erlaubt");
        }
        return known;
    }
}
