package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.GRID_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.MARKET_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.head;
import static org.stromlauf.edifact.MainJobMessages.number;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The MSCONS of the main job: readings, energy, load profile, delivery note, cancellation. */
final class MeteringMessages {

    private static final Instant DAY = Instant.parse("2026-11-21T23:00:00Z");

    private MeteringMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put(
                "13006",
                head(METERING_OPERATOR, NEW_SUPPLIER)
                        .put("documentCode", "7")
                        .put("cancelledDocumentNumber", "MS2026112000001")
                        .add(
                                "locations",
                                Fields.builder()
                                        .put("location", METERING_LOCATION)
                                        .build())
                        .build());
        all.put(
                "13017",
                head(METERING_OPERATOR, NEW_SUPPLIER)
                        .add(
                                "locations",
                                Fields.builder()
                                        .put("location", METERING_LOCATION)
                                        .put("deviceNumber", "1EMH0012345678")
                                        .add("registers", register("1-0:1.8.0", reading()))
                                        .build())
                        .build());
        all.put("13019", energy(METERING_OPERATOR, "7", "220"));
        all.put("13019 Z41", energy(GRID_OPERATOR, "Z41", "Z31"));
        all.put(
                "13025",
                head(METERING_OPERATOR, NEW_SUPPLIER)
                        .add("locations", profile())
                        .build());
    }

    private static Fields energy(String sender, String code, String status) {
        var value = Fields.builder()
                .put("status", status)
                .put("quantity", number("3120"))
                .put("from", Instant.parse("2025-11-21T23:00:00Z"))
                .put("to", DAY);
        return head(sender, NEW_SUPPLIER)
                .put("documentCode", code)
                .add(
                        "locations",
                        Fields.builder()
                                .put("location", MARKET_LOCATION)
                                .add("registers", register("1-1:1.9.0", value.build()))
                                .build())
                .build();
    }

    private static Fields register(String obis, Fields value) {
        return Fields.builder().put("obis", obis).add("values", value).build();
    }

    private static Fields reading() {
        return Fields.builder()
                .put("status", "220")
                .put("quantity", number("4711.5"))
                .put("usedAt", DAY)
                .put("readOn", "20261122")
                .build();
    }

    private static Fields profile() {
        var register = Fields.builder().put("obis", "1-1:1.29.0");
        for (int quarter = 0; quarter < 96; quarter++) {
            register.add("values", quarter(DAY.plus(Duration.ofMinutes(15L * quarter)), quarter));
        }
        return Fields.builder()
                .put("location", MARKET_LOCATION)
                .put("from", DAY)
                .put("to", DAY.plus(Duration.ofDays(1)))
                .add("registers", register.build())
                .build();
    }

    private static Fields quarter(Instant from, int number) {
        return Fields.builder()
                .put("status", "220")
                .put("quantity", number("0." + (100 + number)))
                .put("from", from)
                .put("to", from.plus(Duration.ofMinutes(15)))
                .build();
    }
}
