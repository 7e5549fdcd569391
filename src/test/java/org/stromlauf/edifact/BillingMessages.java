package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.GRID_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.MARKET_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.WRITTEN_AT;
import static org.stromlauf.edifact.MainJobMessages.head;
import static org.stromlauf.edifact.MainJobMessages.number;

import java.time.Instant;
import java.util.Map;

/** The bill for grid use, its payment advice and the answer to the delivery note. */
final class BillingMessages {

    private static final Instant FROM = Instant.parse("2025-12-31T23:00:00Z");
    private static final Instant TO = Instant.parse("2026-10-31T23:00:00Z");

    private BillingMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put("31002", invoice());
        all.put("33001", payment());
        all.put("21035", deliveryNoteAnswered());
    }

    private static Fields invoice() {
        var invoice = head(GRID_OPERATOR, NEW_SUPPLIER)
                .put("documentFunction", "9")
                .put("processingDate", WRITTEN_AT)
                .put("periodStart", FROM)
                .put("periodEnd", TO)
                .put("invoiceType", "JVR")
                .put("deliveryNoteNumber", "LS2026112000001")
                .put("priceSheetGridOperator", GRID_OPERATOR)
                .put("senderVatId", "DE123456789")
                .put("senderContact", "Netzabrechnung")
                .put("senderEmail", "netz@nb.example")
                .put("marketLocation", MARKET_LOCATION)
                .put("dueDate", Instant.parse("2026-12-13T23:00:00Z"))
                .add("positions", position())
                .put("invoiceTotal", number("178.5"))
                .put("amountDue", number("178.5"))
                .add("taxes", tax());
        address(invoice, "sender", "Netz Demo GmbH");
        address(invoice, "receiver", "Lieferant Neu GmbH");
        return invoice.put("deliveryStreet", "Hauptstraße")
                .put("deliveryHouseNumber", "12")
                .put("deliveryPostalCode", "50667")
                .put("deliveryCity", "Köln")
                .put("deliveryCountry", "DE")
                .build();
    }

    private static void address(Fields.Builder fields, String party, String name) {
        fields.put(party + "Name", name)
                .put(party + "NameFormat", "Z02")
                .put(party + "Street", "Ringstraße")
                .put(party + "HouseNumber", "1")
                .put(party + "PostalCode", "50667")
                .put(party + "City", "Köln")
                .put(party + "Country", "DE");
    }

    private static Fields position() {
        return Fields.builder()
                .put("article", "1-01-7-001")
                .put("articleKind", "Z09")
                .put("quantity", number("3000"))
                .put("quantityUnit", "KWH")
                .put("periodStart", FROM)
                .put("periodEnd", TO)
                .put("netAmount", number("150"))
                .put("price", number("0.05"))
                .put("vatRate", "19")
                .put("vatCategory", "S")
                .build();
    }

    private static Fields tax() {
        return Fields.builder()
                .put("vatRate", "19")
                .put("vatCategory", "S")
                .put("taxBase", number("150"))
                .put("taxAmount", number("28.5"))
                .build();
    }

    private static Fields payment() {
        return head(NEW_SUPPLIER, GRID_OPERATOR)
                .put("senderContact", "Rechnungsprüfung")
                .put("senderEmail", "pruefung@lf.example")
                .add(
                        "invoices",
                        Fields.builder()
                                .put("invoiceCode", "380")
                                .put("invoiceNumber", "RE2026112300001")
                                .put("amountInvoiced", number("178.5"))
                                .put("amountPaid", number("178.5"))
                                .put("invoiceTime", WRITTEN_AT)
                                .build())
                .put("totalAmount", number("178.5"))
                .build();
    }

    private static Fields deliveryNoteAnswered() {
        return head(NEW_SUPPLIER, GRID_OPERATOR)
                .add(
                        "transactions",
                        Fields.builder()
                                .add(
                                        "statuses",
                                        Fields.builder()
                                                .put("status", "Z30")
                                                .put("answerCode", "A05")
                                                .put("answerTree", "E_0456")
                                                .put("deliveryNoteNumber", "LS2026112000001")
                                                .build())
                                .build())
                .build();
    }
}
