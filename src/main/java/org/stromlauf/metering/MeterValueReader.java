package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MeteringLocationId;

/** Reads MSCONS 13006, 13017, 13019 and 13025 by their fields (MSCONS AHB 3.2). */
final class MeterValueReader {

    static final String CANCELLATION = "13006";
    static final String READING = "13017";
    static final String QUANTITY = "13019";
    static final String PROFILE = "13025";

    private static final String DELIVERY_NOTE = "Z41";
    private static final String DELIVERY_NOTE_VALUE = "Z31";

    private final ReceivedMessage message;
    private final Fields fields;
    private final Provenance provenance;

    private MeterValueReader(ReceivedMessage message) {
        this.message = message;
        this.fields = message.message().fields();
        this.provenance = new Provenance(
                fields.instant("documentTime"), message.sender(), fields.get("documentNumber"), message.id());
    }

    static Contents read(ReceivedMessage message) {
        try {
            return new MeterValueReader(message).contents();
        } catch (FaultyMessageException e) {
            return e.fault();
        }
    }

    private Contents contents() {
        var days = new ArrayList<DayVersion>();
        var readings = new ArrayList<Reading>();
        var quantities = new ArrayList<EnergyQuantity>();
        var points = fields.groups("locations");
        if (points.size() != 1) throw new FaultyMessageException("Z40", "Eine Nachricht nennt genau einen Meldepunkt");
        var location = points.get(0);
        var point = point(location);
        for (var register : location.groups("registers")) {
            var obis = register.get("obis");
            switch (message.pid()) {
                case PROFILE -> days.addAll(new ProfileReader(point, obis, provenance).read(location, register));
                case READING -> register.groups("values").forEach(v -> readings.add(reading(location, obis, v)));
                case QUANTITY -> register.groups("values").forEach(v -> quantities.add(quantity(point, obis, v)));
                default -> throw new IllegalArgumentException("No meter values are read from " + message.pid());
            }
        }
        var cancelled = message.pid().equals(CANCELLATION) ? fields.get("cancelledDocumentNumber") : null;
        return values(point, List.copyOf(days), readings, quantities, cancelled);
    }

    private Contents values(
            ReportingPoint point,
            List<DayVersion> days,
            List<Reading> readings,
            List<EnergyQuantity> quantities,
            @Nullable String cancelled) {
        var values =
                new Contents.Values(point, provenance, days, List.copyOf(readings), List.copyOf(quantities), cancelled);
        var instants = values.instants();
        // MSCONS AHB, condition 495: no value is later than its document.
        if (!instants.isEmpty() && instants.get(instants.size() - 1).isAfter(provenance.documentedAt())) {
            throw new FaultyMessageException("Z41", "Ein Wert liegt nach dem Dokumentendatum");
        }
        return values;
    }

    private static ReportingPoint point(Fields location) {
        var id = location.find("location")
                .orElseThrow(() -> new FaultyMessageException("Z42", "Die Konfigurations-ID ist nicht bekannt"));
        try {
            return ReportingPoint.of(id);
        } catch (IllegalArgumentException e) {
            throw new FaultyMessageException("Z10", "Der Meldepunkt " + id + " ist keine Markt- oder Messlokation");
        }
    }

    private Reading reading(Fields location, String obis, Fields value) {
        var id = location.get("location");
        if (ReportingPoint.of(id).isMarketLocation()) {
            throw new FaultyMessageException("Z10", "Ein Zählerstand gehört zu einer Messlokation, nicht zu " + id);
        }
        return new Reading(
                MeteringLocationId.of(id),
                location.get("deviceNumber"),
                obis,
                value.instant("usedAt"),
                new BigDecimal(value.get("quantity")),
                status(value),
                remarks(value),
                provenance);
    }

    private EnergyQuantity quantity(ReportingPoint point, String obis, Fields value) {
        var from = value.instant("from");
        var to = value.instant("to");
        if (!from.isBefore(to)) throw new FaultyMessageException("Z34", "Der Zeitraum einer Energiemenge ist leer");
        var note = fields.get("documentCode").equals(DELIVERY_NOTE);
        return new EnergyQuantity(
                point,
                obis,
                note ? EnergyQuantity.Kind.DELIVERY_NOTE : EnergyQuantity.Kind.MEASURED,
                from,
                to,
                energy(value),
                status(value),
                remarks(value),
                provenance);
    }

    static Energy energy(Fields value) {
        try {
            return Energy.ofKwh(value.get("quantity"));
        } catch (ArithmeticException e) {
            throw new FaultyMessageException("Z35", "Eine Menge ist feiner als eine Wattstunde");
        }
    }

    /** A delivery note's value (Z31) is what the grid operator will bill: it counts as true. */
    static ValueStatus status(Fields value) {
        var code = value.get("status");
        if (code.equals(DELIVERY_NOTE_VALUE)) return ValueStatus.TRUE_VALUE;
        return ValueStatus.find(code)
                .orElseThrow(
                        () -> new FaultyMessageException("Z39", "Der Messwertstatus " + code + " ist nicht erlaubt"));
    }

    static Remarks remarks(Fields value) {
        return new Remarks(
                value.find("plausibility").orElse(null),
                value.find("substituteMethod").orElse(null),
                value.find("substituteReason").orElse(null),
                value.find("correctionReason").orElse(null));
    }
}
