package org.stromlauf.settlement;

import java.math.BigDecimal;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Address;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;

/** A grid bill as the fields of INVOIC 31002 (INVOIC application manual 2.8e). */
public final class InvoiceMessage {

    /** DE 7143: an Artikel-ID, not an old Artikelnummer. */
    private static final String ARTICLE_ID = "Z09";

    private InvoiceMessage() {}

    /** Who bills whom for the grid use of which place. */
    public record Parties(BillingParty issuer, BillingParty payer, Address place) {}

    public static Fields write(GridInvoice invoice, Parties parties) {
        var fields = Fields.builder()
                .put("documentNumber", invoice.number())
                .put("documentFunction", "9")
                .put("processingDate", invoice.date())
                .put("invoiceType", invoice.type())
                .put("deliveryNoteNumber", invoice.noteNumber())
                .put("priceSheetGridOperator", invoice.priceSheetOf().value())
                .put("marketLocation", invoice.location().value())
                .put("dueDate", MarketCalendar.startOfDay(invoice.dueOn()))
                .put("invoiceTotal", number(invoice.total().euros()))
                .put("amountDue", number(invoice.amountDue().euros()));
        period(fields, invoice.period());
        party(fields, "sender", parties.issuer());
        party(fields, "receiver", parties.payer());
        var issuer = parties.issuer();
        if (issuer.vatId() != null) fields.put("senderVatId", issuer.vatId());
        fields.put("senderContact", issuer.contact()).put("senderEmail", issuer.email());
        place(fields, parties.place());
        invoice.positions().forEach(p -> fields.add("positions", position(p)));
        return fields.add("taxes", tax(invoice.sum())).build();
    }

    private static void party(Fields.Builder fields, String role, BillingParty party) {
        fields.put(role + "Name", party.name())
                .put(role + "NameFormat", "Z02")
                .put(role + "Street", party.street())
                .put(role + "HouseNumber", party.houseNumber())
                .put(role + "PostalCode", party.postalCode())
                .put(role + "City", party.city())
                .put(role + "Country", "DE");
    }

    private static void place(Fields.Builder fields, Address place) {
        fields.put("deliveryStreet", place.street())
                .put("deliveryHouseNumber", place.houseNumber())
                .put("deliveryPostalCode", place.postalCode())
                .put("deliveryCity", place.city())
                .put("deliveryCountry", "DE");
    }

    private static Fields position(BillPosition position) {
        var daily = position.unit() == PriceUnit.DAY;
        var fields = Fields.builder()
                .put("article", position.article())
                .put("articleKind", ARTICLE_ID)
                // A price a day is for one piece (H87) and so many days.
                .put("quantity", daily ? BigDecimal.ONE : position.quantity())
                .put("quantityUnit", daily ? "H87" : "KWH")
                .put("netAmount", number(position.net().euros()))
                .put("price", position.price())
                .put("vatRate", position.vatRate())
                .put("vatCategory", "S");
        if (daily) {
            fields.put("timeQuantity", position.quantity())
                    .put("timeUnit", "DAY")
                    .put("priceTimeUnit", "DAY");
        }
        period(fields, position.days());
        return fields.build();
    }

    private static void period(Fields.Builder fields, DateRange days) {
        fields.put("periodStart", MarketCalendar.startOfDay(days.from()))
                .put("periodEnd", MarketCalendar.startOfDay(days.end()));
    }

    private static Fields tax(BillSum sum) {
        return Fields.builder()
                .put("vatRate", sum.vatRate())
                .put("vatCategory", "S")
                .put("taxBase", number(sum.net().euros()))
                .put("taxAmount", number(sum.vat().euros()))
                .build();
    }

    /** EDIFACT numbers have no trailing zeros here, as BDEW's samples. */
    private static BigDecimal number(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Reads a received bill.
     *
     * @throws IllegalArgumentException when it is none that we understand: several VAT rates, other units
     */
    public static GridInvoice read(Fields fields) {
        var taxes = fields.groups("taxes");
        if (taxes.size() != 1) {
            throw new IllegalArgumentException("A grid bill with " + taxes.size() + " VAT rates is not understood: "
                    + fields.get("documentNumber"));
        }
        var positions = new java.util.ArrayList<BillPosition>();
        for (var group : fields.groups("positions")) positions.add(readPosition(group));
        var tax = taxes.get(0);
        return new GridInvoice(
                fields.get("documentNumber"),
                fields.instant("documentTime"),
                MarketLocationId.of(fields.get("marketLocation")),
                readPeriod(fields),
                fields.get("invoiceType"),
                fields.find("deliveryNoteNumber").orElse(""),
                MarketPartnerId.of(fields.find("priceSheetGridOperator").orElseGet(() -> fields.get("sender"))),
                MarketCalendar.day(fields.instant("dueDate")),
                positions,
                new BillSum(money(tax, "taxBase"), decimal(tax, "vatRate"), money(tax, "taxAmount")),
                money(fields, "invoiceTotal"),
                money(fields, "amountDue"));
    }

    private static BillPosition readPosition(Fields group) {
        var daily = group.find("timeUnit").isPresent();
        if (daily && !group.get("timeUnit").equals("DAY")) {
            throw new IllegalArgumentException("A price per " + group.get("timeUnit") + " is not understood");
        }
        var quantity = decimal(group, "quantity");
        return new BillPosition(
                Integer.parseInt(group.get("position")),
                group.get("article"),
                readPeriod(group),
                daily ? PriceUnit.DAY : PriceUnit.KWH,
                daily ? quantity.multiply(decimal(group, "timeQuantity")) : quantity,
                decimal(group, "price"),
                money(group, "netAmount"),
                decimal(group, "vatRate"));
    }

    private static DateRange readPeriod(Fields fields) {
        return DateRange.of(
                MarketCalendar.day(fields.instant("periodStart")), MarketCalendar.day(fields.instant("periodEnd")));
    }

    private static BigDecimal decimal(Fields fields, String name) {
        return new BigDecimal(fields.get(name));
    }

    private static Money money(Fields fields, String name) {
        return new Money(decimal(fields, name).setScale(2));
    }
}
