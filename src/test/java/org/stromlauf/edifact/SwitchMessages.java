package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.BALANCING_GROUP;
import static org.stromlauf.edifact.MainJobMessages.GRID_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.MARKET_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.PREVIOUS_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.START;
import static org.stromlauf.edifact.MainJobMessages.head;

import java.util.Map;

/** The UTILMD of a supplier switch (GPKE part 2). */
final class SwitchMessages {

    private SwitchMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put("55016", message(NEW_SUPPLIER, PREVIOUS_SUPPLIER, termination()));
        all.put("55017", message(PREVIOUS_SUPPLIER, NEW_SUPPLIER, terminationConfirmed()));
        all.put("55018", message(PREVIOUS_SUPPLIER, NEW_SUPPLIER, terminationRejected()));
        all.put("55004", message(PREVIOUS_SUPPLIER, GRID_OPERATOR, deregistration()));
        all.put("55005", message(GRID_OPERATOR, PREVIOUS_SUPPLIER, deregistrationConfirmed()));
        all.put("55006", message(GRID_OPERATOR, PREVIOUS_SUPPLIER, answer("E01", "A01", "E_0607")));
        all.put("55001", message(NEW_SUPPLIER, GRID_OPERATOR, registration()));
        all.put("55002", message(GRID_OPERATOR, NEW_SUPPLIER, registrationConfirmed()));
        all.put("55003", message(GRID_OPERATOR, NEW_SUPPLIER, registrationRejected()));
        all.put("55010", message(GRID_OPERATOR, PREVIOUS_SUPPLIER, endRequested()));
        all.put("55011", message(PREVIOUS_SUPPLIER, GRID_OPERATOR, endConfirmed()));
        all.put("55012", message(PREVIOUS_SUPPLIER, GRID_OPERATOR, answer("E03", "A35", "E_0624")));
        all.put("55036", message(GRID_OPERATOR, NEW_SUPPLIER, existingAssignment()));
        all.put("55037", message(GRID_OPERATOR, PREVIOUS_SUPPLIER, assignmentEnded()));
        all.put("55038", message(GRID_OPERATOR, PREVIOUS_SUPPLIER, futureAssignmentCancelled()));
    }

    static Fields message(String sender, String receiver, Fields.Builder transaction) {
        return head(sender, receiver).add("transactions", transaction.build()).build();
    }

    private static Fields.Builder transaction(String reason) {
        return Fields.builder().put("transactionId", "VG-2026-000001").put("transactionReason", reason);
    }

    private static Fields.Builder termination() {
        return transaction("E03")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyEnd", START)
                .put("marketLocation", MARKET_LOCATION);
    }

    private static Fields.Builder terminationConfirmed() {
        return answer("E03", "A09", "E_0614")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyEnd", START)
                .put("previousYearConsumption", "3120");
    }

    private static Fields.Builder terminationRejected() {
        return answer("E03", "A16", "E_0614").put("note", "Der Vertrag wurde bereits zum 30.11. beendet");
    }

    private static Fields.Builder deregistration() {
        return transaction("E01")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyEnd", START)
                .put("marketLocation", MARKET_LOCATION);
    }

    private static Fields.Builder deregistrationConfirmed() {
        return answer("E01", "A11", "E_0607").put("supplyEnd", START);
    }

    private static Fields.Builder registration() {
        return transaction("E03")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyStart", START)
                .put("marketLocation", MARKET_LOCATION)
                .add("productPackages", balancingGroup())
                .add(
                        "packagePriorities",
                        Fields.builder()
                                .put("packageId", "1")
                                .put("implementationDegree", "Z01")
                                .build())
                .add(
                        "marketLocationData",
                        Fields.builder().put("customerGroup", "Z15").build())
                .add(
                        "customerData",
                        Fields.builder().put("levyReliefBasis", "ZG1").build())
                .put("customerName", "Muster")
                .put("customerFirstName", "Maria")
                .put("customerNameFormat", "Z01")
                .put("correspondenceName", "Muster")
                .put("correspondenceFirstName", "Maria")
                .put("correspondenceNameFormat", "Z01")
                .put("correspondenceStreet", "Hauptstraße")
                .put("correspondenceHouseNumber", "12")
                .put("correspondenceHouseNumberSuffix", "a")
                .put("correspondencePostalCode", "50667")
                .put("correspondenceCity", "Köln")
                .put("correspondenceCountry", "DE")
                .put("correspondenceEmail", "maria@muster.example");
    }

    private static Fields balancingGroup() {
        return Fields.builder()
                .put("packageId", "1")
                .put("productCode", "9991000002090")
                .put("propertyValue", BALANCING_GROUP)
                .build();
    }

    private static Fields.Builder registrationConfirmed() {
        return answer("E03", "A51", "E_0623")
                .put("transactionReasonSupplement", "ZW6")
                .put("supplyStart", START)
                .put("marketLocation", MARKET_LOCATION)
                .put("plannedProductPackage", "1")
                .add(
                        "meteringLocations",
                        Fields.builder()
                                .put("meteringLocation", METERING_LOCATION)
                                .build())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("meteringOperator", METERING_OPERATOR)
                                .put("meteringOperatorKind", "Z39")
                                .build())
                .add(
                        "meteringLocationData",
                        Fields.builder()
                                .put("meteringLocation", METERING_LOCATION)
                                .put("meteringOperator", METERING_OPERATOR)
                                .put("meteringOperatorKind", "Z39")
                                .put("responsibleMeteringOperator", METERING_OPERATOR)
                                .build());
    }

    private static Fields.Builder registrationRejected() {
        return answer("E03", "A50", "E_0623")
                .put("transactionReasonSupplement", "ZW4")
                .put("previousSupplierAnswerCode", "A35")
                .put("previousSupplierAnswerTree", "E_0624")
                .put("otherSupplier", PREVIOUS_SUPPLIER);
    }

    private static Fields.Builder endRequested() {
        return transaction("E03")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyEnd", START)
                .put("registrationReceivedOn", "20261123")
                .put("marketLocation", MARKET_LOCATION)
                .put("customerName", "Muster")
                .put("customerFirstName", "Maria")
                .put("customerNameFormat", "Z01")
                .put("otherSupplier", NEW_SUPPLIER);
    }

    private static Fields.Builder endConfirmed() {
        return answer("E03", "A36", "E_0624").put("supplyEnd", START);
    }

    private static Fields.Builder existingAssignment() {
        return transaction("Z26")
                .put("requestTransactionId", "VG-2026-000009")
                .put("marketLocation", MARKET_LOCATION)
                .put("otherSupplier", PREVIOUS_SUPPLIER);
    }

    private static Fields.Builder assignmentEnded() {
        return transaction("ZC8")
                .put("transactionReasonSupplement", "ZW4")
                .put("supplyEnd", START)
                .put("marketLocation", MARKET_LOCATION);
    }

    private static Fields.Builder futureAssignmentCancelled() {
        return transaction("ZG5")
                .put("supplyStart", START)
                .put("transactionReasonSupplement", "ZW4")
                .put("marketLocation", MARKET_LOCATION)
                .put("otherSupplier", NEW_SUPPLIER);
    }

    private static Fields.Builder answer(String reason, String code, String tree) {
        return transaction(reason)
                .put("answerCode", code)
                .put("answerTree", tree)
                .put("requestTransactionId", "VG-2026-000009");
    }
}
