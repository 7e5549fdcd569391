package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MeterSource.QuarterHours;
import org.stromlauf.metering.MeterSource.RegisterValue;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;

/** Writes a metering operator's deliveries: 13006, 13017, 13019 and 13025 by their fields (MSCONS AHB 3.2). */
final class DeliveryMessages {

    private DeliveryMessages() {}

    /** Codeliste der OBIS-Kennzahlen: energy of quarter hours. */
    static String profileObis(boolean consumption) {
        return consumption ? "1-1:1.29.0" : "1-1:2.29.0";
    }

    /** Codeliste der OBIS-Kennzahlen: energy of a period. */
    static String quantityObis(boolean consumption) {
        return consumption ? "1-1:1.9.0" : "1-1:2.9.0";
    }

    static Fields profile(MarketLocationId location, boolean consumption, QuarterHours hours) {
        var day = hours.values();
        var register = Fields.builder().put("obis", profileObis(consumption));
        for (int i = 0; i < day.size(); i++) {
            var status = day.status(i).orElseThrow();
            var value = value(
                            status,
                            new Energy(day.wattHours(i)).kwh(),
                            marks(status, day.remarks(i).or(hours.remarks()), day.isCorrected(i)))
                    .put("from", day.from(i))
                    .put(
                            "to",
                            i + 1 < day.size()
                                    ? day.from(i + 1)
                                    : MarketCalendar.startOfDay(day.day().plusDays(1)));
            register.add("values", value.build());
        }
        return message(Fields.builder()
                .put("location", location.value())
                .put("from", MarketCalendar.startOfDay(day.day()))
                .put("to", MarketCalendar.startOfDay(day.day().plusDays(1)))
                .add("registers", register.build()));
    }

    /** Of the day's remarks those that this quarter hour's status allows. */
    private static Remarks marks(ValueStatus status, Remarks remarks, boolean corrected) {
        var substitute = status == ValueStatus.SUBSTITUTE;
        return new Remarks(
                null,
                substitute ? remarks.substituteMethod() : null,
                substitute ? remarks.substituteReason() : null,
                corrected ? remarks.correctionReason() : null);
    }

    /** @param changedAt when the meter was changed, for its last and its successor's first reading (DTM+60) */
    record ReadOn(LocalDate day, @Nullable Instant changedAt) {}

    static Fields reading(MeteringLocation meter, ReadOn read, Map<Register, RegisterValue> values) {
        var location = Fields.builder().put("location", meter.id().value()).put("deviceNumber", meter.deviceNumber());
        for (var entry : values.entrySet()) {
            var value = value(
                            entry.getValue().status(),
                            entry.getValue().value(),
                            entry.getValue().remarks())
                    .put("usedAt", MarketCalendar.startOfDay(read.day()));
            var changedAt = read.changedAt();
            if (changedAt != null) value.put("changedAt", changedAt);
            location.add(
                    "registers",
                    Fields.builder()
                            .put("obis", entry.getKey().obis())
                            .add("values", value.build())
                            .build());
        }
        return message(location);
    }

    /** Both readings that bound the quantity exist and were told: Z36, Z37. */
    static Fields quantity(MarketLocationId location, boolean consumption, DateRange days, RegisterValue energy) {
        var value = value(energy.status(), energy.value(), energy.remarks())
                .put("from", MarketCalendar.startOfDay(days.from()))
                .put("to", MarketCalendar.startOfDay(days.end()))
                .add(
                        "quantityBases",
                        Fields.builder().put("quantityBasis", "Z36").build())
                .add(
                        "quantityBases",
                        Fields.builder().put("quantityBasis", "Z37").build());
        return message(Fields.builder()
                .put("location", location.value())
                .add(
                        "registers",
                        Fields.builder()
                                .put("obis", quantityObis(consumption))
                                .add("values", value.build())
                                .build()));
    }

    static Fields cancellation(String location, String cancelledDocument) {
        return Fields.builder()
                .put("documentCode", "7")
                .put("cancelledDocumentNumber", cancelledDocument)
                .add("locations", Fields.builder().put("location", location).build())
                .build();
    }

    private static Fields message(Fields.Builder location) {
        return Fields.builder().add("locations", location.build()).build();
    }

    private static Fields.Builder value(ValueStatus status, BigDecimal quantity, Remarks remarks) {
        var fields = Fields.builder()
                .put("status", status.code())
                .put("quantity", quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros());
        put(fields, "plausibility", remarks.plausibility());
        put(fields, "substituteMethod", remarks.substituteMethod());
        put(fields, "correctionReason", remarks.correctionReason());
        put(fields, "substituteReason", remarks.substituteReason());
        return fields;
    }

    private static void put(Fields.Builder fields, String name, @Nullable String value) {
        if (value != null) fields.put(name, value);
    }
}
