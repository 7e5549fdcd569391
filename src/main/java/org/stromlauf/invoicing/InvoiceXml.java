package org.stromlauf.invoicing;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * Writes a document as UN/CEFACT Cross Industry Invoice D16B in the profile EN 16931 (ZUGFeRD 2.x "EN 16931"), for an authority in its
 * CIUS XRechnung 3.0.
 */
final class InvoiceXml {

    static final String PROFILE = "urn:cen.eu:en16931:2017";
    static final String XRECHNUNG = PROFILE + "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";

    private static final String PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    private final XmlTree xml;
    private final InvoiceDraft draft;
    private final Totals totals;

    private InvoiceXml(InvoiceDraft draft) throws XMLStreamException {
        this.draft = draft;
        this.totals = Totals.of(draft);
        this.xml = new XmlTree(FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
    }

    static byte[] write(String number, InvoiceDraft draft) {
        try {
            return new InvoiceXml(draft).document(number);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory failed", e);
        }
    }

    private byte[] document(String number) throws XMLStreamException {
        xml.begin("rsm:CrossIndustryInvoice");
        xml.in("rsm:ExchangedDocumentContext", this::context);
        xml.in("rsm:ExchangedDocument", () -> {
            xml.leaf("ram:ID", number);
            // UNTDID 1001: 380 commercial invoice, 384 corrected invoice (used for a cancellation with negative lines).
            xml.leaf("ram:TypeCode", draft.cancels() == null ? "380" : "384");
            xml.in("ram:IssueDateTime", () -> day("udt:DateTimeString", draft.issued()));
            xml.in("ram:IncludedNote", () -> xml.leaf("ram:Content", draft.subject()));
        });
        xml.in("rsm:SupplyChainTradeTransaction", () -> {
            for (int i = 0; i < draft.lines().size(); i++)
                line(i + 1, draft.lines().get(i));
            xml.in("ram:ApplicableHeaderTradeAgreement", this::agreement);
            xml.in("ram:ApplicableHeaderTradeDelivery", () -> {});
            xml.in("ram:ApplicableHeaderTradeSettlement", () -> settlement(number));
        });
        xml.end();
        return bytes.toByteArray();
    }

    private void context() throws XMLStreamException {
        boolean xrechnung = draft.references().xrechnung();
        if (xrechnung) {
            // BT-23: the process of invoicing, which PEPPOL-EN16931-R001 asks for.
            xml.in("ram:BusinessProcessSpecifiedDocumentContextParameter", () -> xml.leaf("ram:ID", PROCESS));
        }
        xml.in(
                "ram:GuidelineSpecifiedDocumentContextParameter",
                () -> xml.leaf("ram:ID", xrechnung ? XRECHNUNG : PROFILE));
    }

    private void agreement() throws XMLStreamException {
        var references = draft.references();
        var reference = references.buyerReference();
        if (reference != null) xml.leaf("ram:BuyerReference", reference);
        xml.in("ram:SellerTradeParty", () -> party(draft.seller()));
        xml.in("ram:BuyerTradeParty", () -> party(draft.buyer()));
        document("ram:BuyerOrderReferencedDocument", references.purchaseOrder());
        document("ram:ContractReferencedDocument", references.contract());
    }

    private void document(String name, @Nullable String id) throws XMLStreamException {
        if (id != null) xml.in(name, () -> xml.leaf("ram:IssuerAssignedID", id));
    }

    /** EN 16931 has one order a document (BT-13): a site and its own order stand in the line's note (BT-127). */
    private @Nullable String note(Line line) {
        return draft.annexes().stream()
                .filter(a -> a.site().equals(line.site()))
                .findFirst()
                .map(a -> "Abnahmestelle " + a.site()
                        + (a.purchaseOrder() == null ? "" : ", Bestellung " + a.purchaseOrder()))
                .orElse(null);
    }

    private void line(int number, Line line) throws XMLStreamException {
        xml.in("ram:IncludedSupplyChainTradeLineItem", () -> {
            xml.in("ram:AssociatedDocumentLineDocument", () -> {
                xml.leaf("ram:LineID", Integer.toString(number));
                var note = note(line);
                if (note != null) xml.in("ram:IncludedNote", () -> xml.leaf("ram:Content", note));
            });
            xml.in("ram:SpecifiedTradeProduct", () -> {
                xml.leaf("ram:Name", line.name());
                xml.leaf("ram:Description", line.explanation());
            });
            xml.in(
                    "ram:SpecifiedLineTradeAgreement",
                    () -> xml.in("ram:NetPriceProductTradePrice", () -> {
                        xml.leaf("ram:ChargeAmount", line.unitPrice().abs().toPlainString());
                        xml.leaf(
                                "ram:BasisQuantity",
                                line.priceBase().toPlainString(),
                                "unitCode",
                                unitCode(line.unit()));
                    }));
            xml.in(
                    "ram:SpecifiedLineTradeDelivery",
                    () -> xml.leaf(
                            "ram:BilledQuantity",
                            signedQuantity(line).toPlainString(),
                            "unitCode",
                            unitCode(line.unit())));
            xml.in("ram:SpecifiedLineTradeSettlement", () -> {
                xml.in("ram:ApplicableTradeTax", () -> {
                    xml.leaf("ram:TypeCode", "VAT");
                    xml.leaf("ram:CategoryCode", "S");
                    xml.leaf("ram:RateApplicablePercent", line.vatRate().toPlainString());
                });
                period(line.period());
                xml.in(
                        "ram:SpecifiedTradeSettlementLineMonetarySummation",
                        () -> amount("ram:LineTotalAmount", line.net()));
                var centre = line.costCentre();
                if (centre != null) {
                    xml.in("ram:ReceivableSpecifiedTradeAccountingAccount", () -> xml.leaf("ram:ID", centre));
                }
            });
        });
    }

    /** EN 16931 knows no negative price (BR-27): the sign of a credit stands on the quantity. */
    private static BigDecimal signedQuantity(Line line) {
        return line.unitPrice().signum() < 0 ? line.quantity().negate() : line.quantity();
    }

    private void party(Party party) throws XMLStreamException {
        xml.leaf("ram:Name", party.name());
        var contact = draft.references().xrechnung() ? party.contact() : null;
        if (contact != null) xml.in("ram:DefinedTradeContact", () -> contact(contact));
        xml.in("ram:PostalTradeAddress", () -> {
            xml.leaf("ram:PostcodeCode", party.postalCode());
            xml.leaf("ram:LineOne", party.street());
            xml.leaf("ram:CityName", party.city());
            xml.leaf("ram:CountryID", party.country());
        });
        // BT-34, BT-49: scheme EM is an e-mail address.
        var address = contact == null ? party.email() : contact.email();
        if (draft.references().xrechnung() && address != null) {
            xml.in("ram:URIUniversalCommunication", () -> xml.leaf("ram:URIID", address, "schemeID", "EM"));
        }
        var vatId = party.vatId();
        if (vatId != null) {
            xml.in("ram:SpecifiedTaxRegistration", () -> xml.leaf("ram:ID", vatId, "schemeID", "VA"));
        }
    }

    private void contact(Party.Contact contact) throws XMLStreamException {
        xml.leaf("ram:PersonName", contact.name());
        xml.in("ram:TelephoneUniversalCommunication", () -> xml.leaf("ram:CompleteNumber", contact.phone()));
        xml.in("ram:EmailURIUniversalCommunication", () -> xml.leaf("ram:URIID", contact.email()));
    }

    private void settlement(String number) throws XMLStreamException {
        var payment = draft.payment();
        var mandate = payment.mandate();
        if (mandate != null && payment.creditorId() != null) xml.leaf("ram:CreditorReferenceID", payment.creditorId());
        xml.leaf("ram:PaymentReference", number);
        xml.leaf("ram:InvoiceCurrencyCode", "EUR");
        xml.in("ram:SpecifiedTradeSettlementPaymentMeans", () -> {
            // UNTDID 4461: 58 SEPA credit transfer, 59 SEPA direct debit.
            xml.leaf("ram:TypeCode", mandate == null ? "58" : "59");
            var buyerIban = payment.buyerIban();
            if (mandate != null && buyerIban != null) {
                xml.in("ram:PayerPartyDebtorFinancialAccount", () -> xml.leaf("ram:IBANID", buyerIban));
            }
            if (mandate == null) {
                xml.in("ram:PayeePartyCreditorFinancialAccount", () -> xml.leaf("ram:IBANID", payment.sellerIban()));
            }
        });
        for (var vat : totals.vats()) vat(vat);
        period(draft.period());
        xml.in("ram:SpecifiedTradePaymentTerms", () -> {
            xml.in("ram:DueDateDateTime", () -> day("udt:DateTimeString", payment.due()));
            if (mandate != null) xml.leaf("ram:DirectDebitMandateID", mandate);
        });
        summation();
        var cancels = draft.cancels();
        document("ram:InvoiceReferencedDocument", cancels);
    }

    private void vat(Totals.Vat vat) throws XMLStreamException {
        xml.in("ram:ApplicableTradeTax", () -> {
            amount("ram:CalculatedAmount", vat.tax());
            xml.leaf("ram:TypeCode", "VAT");
            amount("ram:BasisAmount", vat.basis());
            xml.leaf("ram:CategoryCode", "S");
            xml.leaf("ram:RateApplicablePercent", vat.rate().toPlainString());
        });
    }

    private void summation() throws XMLStreamException {
        xml.in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            amount("ram:LineTotalAmount", totals.net());
            amount("ram:TaxBasisTotalAmount", totals.net());
            xml.leaf("ram:TaxTotalAmount", totals.vat().euros().toPlainString(), "currencyID", "EUR");
            amount("ram:GrandTotalAmount", totals.gross());
            amount("ram:TotalPrepaidAmount", totals.prepaid());
            amount("ram:DuePayableAmount", totals.due());
        });
    }

    /** The end is printed inclusively. */
    private void period(DateRange period) throws XMLStreamException {
        xml.in("ram:BillingSpecifiedPeriod", () -> {
            xml.in("ram:StartDateTime", () -> day("udt:DateTimeString", period.from()));
            xml.in(
                    "ram:EndDateTime",
                    () -> day("udt:DateTimeString", period.end().minusDays(1)));
        });
    }

    private void day(String name, LocalDate day) throws XMLStreamException {
        xml.leaf(name, DateTimeFormatter.BASIC_ISO_DATE.format(day), "format", "102");
    }

    private void amount(String name, Money money) throws XMLStreamException {
        xml.leaf(name, money.euros().toPlainString());
    }

    /** UN/ECE Recommendation 20. */
    private static String unitCode(String unit) {
        return switch (unit) {
            case "kWh" -> "KWH";
            case "MWh" -> "MWH";
            case "kW" -> "KWT";
            case "m³" -> "MTQ";
            case "kg" -> "KGM";
            case "t" -> "TNE";
            case "min" -> "MIN";
            case "Tag" -> "DAY";
            case "Monat" -> "MON";
            // A number of: pieces, a basis of percent in euro, kW over days.
            case "Stück", "€", "kW·Tag" -> "C62";
            default -> throw new IllegalArgumentException("No UN/ECE unit code is known for '" + unit + "'");
        };
    }
}
