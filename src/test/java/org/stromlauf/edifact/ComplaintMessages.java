package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.METERING_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.head;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** ORDERS and ORDRSP about meter values: a reading that is ordered, a complaint, one that is refused. */
final class ComplaintMessages {

    private static final Instant DAY = Instant.parse("2026-11-21T23:00:00Z");

    private ComplaintMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put("17004", orderedReading());
        all.put("17113", complaint());
        all.put(
                "19114",
                contact(METERING_OPERATOR, NEW_SUPPLIER)
                        .put("askedValues", "Z11")
                        .put("orderNumber", "OR2026112000001")
                        .put("answerCode", "Z54")
                        .put("answerTree", "S_0078")
                        .build());
    }

    private static Fields.Builder contact(String sender, String receiver) {
        return head(sender, receiver).put("senderContact", "Messwerte").put("senderPhone", "+4922112345");
    }

    private static Fields complaint() {
        return contact(NEW_SUPPLIER, METERING_OPERATOR)
                .put("askedValues", "Z11")
                .put("complainedDocumentNumber", "MSC2026112200001")
                .put("marketLocation", METERING_LOCATION)
                .add(
                        "positions",
                        Fields.builder()
                                .put("obis", "1-1:1.29.0")
                                .put("complaint", "Z04")
                                .put("complaintNote", "Wert um 12:15 Uhr ist negativ")
                                .put("from", DAY)
                                .put("to", DAY.plus(Duration.ofMinutes(15)))
                                .build())
                .build();
    }

    private static Fields orderedReading() {
        return head(NEW_SUPPLIER, METERING_OPERATOR)
                .put("marketLocation", METERING_LOCATION)
                .add(
                        "positions",
                        Fields.builder()
                                .put("readingOccasion", "Z49")
                                .put("usedAt", DAY)
                                .build())
                .build();
    }
}
