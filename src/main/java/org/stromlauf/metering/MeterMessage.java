package org.stromlauf.metering;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DateTimes;
import org.stromlauf.edifact.Outline;
import org.stromlauf.shared.MarketCalendar;

/**
 * A MSCONS as it was sent, taken segment by segment: a value needs three of them, so no tree of names is built. It knows tags and
 * qualifiers only, which all versions of the message have in common.
 */
final class MeterMessage {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyyMMddHHmmx");
    private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    /** A Meldepunkt (LOC+172) and what is told of it. */
    static final class Place {

        final @Nullable String id;

        @Nullable
        Instant from;

        @Nullable
        Instant to;

        @Nullable
        String device;

        @Nullable
        String billingMonth;

        final List<Counter> counters = new ArrayList<>();

        Place(@Nullable String id) {
            this.id = id;
        }
    }

    /** A register or kind of energy (LIN). */
    static final class Counter {

        String obis = "";
        final List<Value> values = new ArrayList<>();
    }

    /** A value (QTY) with its times and statuses. */
    static final class Value {

        final String status;
        final String quantity;
        final String unit;

        @Nullable
        Instant from;

        @Nullable
        Instant to;

        @Nullable
        Instant usedAt;

        @Nullable
        String period;

        Remarks remarks = Remarks.NONE;

        private OptionalLong thousandths = OptionalLong.empty();
        private boolean isRead;

        Value(String status, String quantity, String unit) {
            this.status = status;
            this.quantity = quantity;
            this.unit = unit;
        }

        /** See {@link Quantity#thousandths}. */
        OptionalLong thousandths() {
            if (!isRead) thousandths = Quantity.thousandths(quantity);
            isRead = true;
            return thousandths;
        }
    }

    String documentCode = "";
    String documentNumber = "";

    @Nullable
    Instant documentTime;

    @Nullable
    String cancelledReference;

    final List<Place> places = new ArrayList<>();
    private @Nullable Place place;
    private @Nullable Counter counter;
    private @Nullable Value value;

    private String lastTime = "";
    private Instant lastInstant = Instant.EPOCH;

    private MeterMessage() {}

    static MeterMessage read(Outline outline) {
        var message = new MeterMessage();
        for (var line : outline.lines()) message.take(line);
        return message;
    }

    private void take(Outline.Line line) {
        switch (line.tag()) {
            case "BGM" -> {
                documentCode = line.value(1, 1);
                documentNumber = line.value(2, 1);
            }
            case "RFF" -> reference(line.value(1, 1), line.value(1, 2));
            case "LOC" -> begin(new Place(line.value(2, 1).isEmpty() ? null : line.value(2, 1)));
            case "LIN" -> begin(new Counter());
            case "PIA" -> {
                if (counter != null && line.value(1, 1).equals("5")) counter.obis = line.value(2, 1);
            }
            case "QTY" -> begin(new Value(line.value(1, 1), line.value(1, 2), line.value(1, 3)));
            case "DTM" -> time(line);
            case "STS" -> status(line.value(1, 1), line.value(3, 1));
            default -> {}
        }
    }

    private void begin(Place next) {
        place = next;
        counter = null;
        value = null;
        places.add(next);
    }

    private void begin(Counter next) {
        counter = next;
        value = null;
        if (place != null) place.counters.add(next);
    }

    private void begin(Value next) {
        value = next;
        if (counter != null) counter.values.add(next);
    }

    private void reference(String qualifier, String text) {
        if (qualifier.equals("ACW")) cancelledReference = text;
        else if (qualifier.equals("MG") && place != null) place.device = text;
    }

    private void time(Outline.Line line) {
        var qualifier = line.value(1, 1);
        var text = line.value(1, 2);
        if (value != null) {
            switch (qualifier) {
                case "163" -> value.from = instant(text);
                case "164" -> value.to = instant(text);
                case "7" -> value.usedAt = instant(text);
                case "306" -> value.period = text;
                default -> {}
            }
        } else if (place != null) {
            switch (qualifier) {
                case "163" -> place.from = instant(text);
                case "164" -> place.to = instant(text);
                case "492" -> place.billingMonth = text;
                default -> {}
            }
        } else if (qualifier.equals("137")) {
            documentTime = instant(text);
        }
    }

    private void status(String category, String code) {
        if (value == null) return;
        var old = value.remarks;
        value.remarks = switch (category) {
            case "Z33" -> new Remarks(code, old.substituteMethod(), old.substituteReason(), old.correctionReason());
            case "Z32" -> new Remarks(old.plausibility(), code, old.substituteReason(), old.correctionReason());
            case "Z40" -> new Remarks(old.plausibility(), old.substituteMethod(), code, old.correctionReason());
            case "Z34" -> new Remarks(old.plausibility(), old.substituteMethod(), old.substituteReason(), code);
            default -> old;
        };
    }

    /** Where one value ends the next begins: a text is read once. */
    private Instant instant(String text) {
        if (!text.equals(lastTime)) {
            lastInstant = read(text);
            lastTime = text;
        }
        return lastInstant;
    }

    /** DTM formats 303, until 2017 with other offsets than +00, and 203, then German time. */
    private static Instant read(String text) {
        try {
            if (text.endsWith("+00")) return DateTimes.parse(text);
            return text.length() == 12
                    ? LocalDateTime.parse(text, WITHOUT_OFFSET)
                            .atZone(MarketCalendar.ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(text, WITH_OFFSET).toInstant();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FaultyMessageException("Z35", "Ein Zeitpunkt ist nicht lesbar: " + text);
        }
    }
}
