package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.GRID_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.MARKET_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.START;
import static org.stromlauf.edifact.MainJobMessages.TRANSMISSION_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.WRITTEN_AT;
import static org.stromlauf.edifact.MainJobMessages.head;

import java.util.Map;

/** ORDERS, ORDRSP and IFTSTA of a disconnection and reconnection, and the configuration order 17134. */
final class DisconnectionMessages {

    private DisconnectionMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put(
                "17115",
                order(NEW_SUPPLIER, GRID_OPERATOR)
                        .put("earliestExecution", START)
                        .build());
        all.put(
                "17116",
                order(GRID_OPERATOR, METERING_OPERATOR)
                        .put("executionDate", START)
                        .build());
        all.put(
                "17117",
                order(NEW_SUPPLIER, GRID_OPERATOR)
                        .put("reconnectionTime", "Z53")
                        .build());
        all.put("17134", configuration());
        all.put("19116", answer(GRID_OPERATOR, NEW_SUPPLIER, "A08", "E_0470").build());
        all.put("19117", answer(GRID_OPERATOR, NEW_SUPPLIER, "A01", "E_0470").build());
        all.put(
                "19118",
                answer(METERING_OPERATOR, GRID_OPERATOR, "A04", "E_0488").build());
        all.put(
                "19119",
                answer(METERING_OPERATOR, GRID_OPERATOR, "A02", "E_0488")
                        .put("note", "Der Zählerschrank ist nicht zugänglich.")
                        .build());
        all.put("21039", executed());
    }

    private static Fields.Builder order(String sender, String receiver) {
        return head(sender, receiver)
                .put("senderContact", "Forderungsmanagement")
                .put("senderPhone", "+4922112345")
                .put("marketLocation", MARKET_LOCATION)
                .put("meetingPointStreet", "Hauptstraße")
                .put("meetingPointHouseNumber", "12")
                .put("meetingPointPostalCode", "50667")
                .put("meetingPointCity", "Köln")
                .put("meetingPointCountry", "DE")
                .add("positions", Fields.builder().build());
    }

    private static Fields.Builder answer(String sender, String receiver, String code, String tree) {
        var answer = head(sender, receiver)
                .put("orderNumber", "OR2026112000001")
                .put("answerCode", code)
                .put("answerTree", tree);
        return tree.equals("E_0470") ? answer.put("documentCode", "Z51") : answer;
    }

    private static Fields configuration() {
        return head(GRID_OPERATOR, METERING_OPERATOR)
                .put("executionDate", START)
                .put("deliveryDirection", "Z07")
                .put("marketLocation", MARKET_LOCATION)
                .add(
                        "suppliers",
                        Fields.builder()
                                .put("supplier", NEW_SUPPLIER)
                                .put("locationKind", "Z18")
                                .put("location", MARKET_LOCATION)
                                .build())
                .add(
                        "transmissionSystemOperators",
                        Fields.builder()
                                .put("transmissionSystemOperator", TRANSMISSION_OPERATOR)
                                .put("location", MARKET_LOCATION)
                                .build())
                .add(
                        "positions",
                        Fields.builder()
                                .put("positionKind", "Z54")
                                .put("productCode", "9991000000044")
                                .put("productKind", "Z16")
                                .build())
                .build();
    }

    private static Fields executed() {
        return head(GRID_OPERATOR, NEW_SUPPLIER)
                .add(
                        "transactions",
                        Fields.builder()
                                .put("marketLocation", MARKET_LOCATION)
                                .add(
                                        "statuses",
                                        Fields.builder()
                                                .put("statusKind", "Z37")
                                                .put("status", "Z14")
                                                .put("answerCode", "A07")
                                                .put("answerTree", "E_0472")
                                                .put("executedAt", WRITTEN_AT)
                                                .build())
                                .build())
                .build();
    }
}
