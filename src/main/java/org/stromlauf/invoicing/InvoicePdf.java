package org.stromlauf.invoicing;

import static org.stromlauf.shared.GermanFormat.day;
import static org.stromlauf.shared.GermanFormat.fixed;
import static org.stromlauf.shared.GermanFormat.money;
import static org.stromlauf.shared.GermanFormat.number;
import static org.stromlauf.shared.GermanFormat.period;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.PdfArchiveFormat.Embedded;
import org.stromlauf.shared.MarketCalendar;

/** Draws a document as PDF/A-3 with its XML attached, in one pass. The same input gives the same bytes. */
final class InvoicePdf {

    private static final int MONTH_DAYS = 31;

    private static final float[] POSITION_COLUMNS = {330, 430, 490, PdfSheet.RIGHT};

    private final InvoiceDraft draft;
    private final Totals totals;
    private final String number;

    private InvoicePdf(String number, InvoiceDraft draft) {
        this.number = number;
        this.draft = draft;
        this.totals = Totals.of(draft);
    }

    static byte[] write(String number, InvoiceDraft draft, byte[] xml) {
        return new InvoicePdf(number, draft).document(xml);
    }

    private byte[] document(byte[] xml) {
        try (var document = new PDDocument()) {
            document.setVersion(1.7f);
            document.setDocumentId((long) number.hashCode());
            var font = SheetFont.of(document);
            var seller = draft.seller();
            var footer = seller.name() + " · " + seller.street() + " · " + seller.postalCode() + " " + seller.city()
                    + " · USt-IdNr. " + seller.vatId();
            try (var sheet = new PdfSheet(document, font, footer)) {
                head(sheet);
                summary(sheet);
                if (draft.annexes().isEmpty()) {
                    positions(sheet, draft.lines());
                    contained(sheet, draft.contained());
                } else {
                    AnnexPages.overview(sheet, draft);
                }
                for (var chart : draft.charts()) ChartDrawing.draw(sheet, chart);
                explanations(sheet);
                for (var annex : draft.annexes()) AnnexPages.draw(sheet, draft, annex);
            }
            var made = MarketCalendar.startOfDay(draft.issued());
            PdfArchiveFormat.apply(document, title(), seller.name(), made, Embedded.of(draft, xml));
            var bytes = new ByteArrayOutputStream(65_536);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The document " + number + " cannot be drawn", e);
        }
    }

    private String title() {
        return (draft.cancels() == null ? "Rechnung " : "Stornorechnung ") + number;
    }

    private void head(PdfSheet sheet) throws IOException {
        var buyer = draft.buyer();
        sheet.text(PdfSheet.LEFT, 790, 15, draft.seller().name(), true);
        sheet.text(PdfSheet.LEFT, 700, 10.5f, buyer.name(), false);
        sheet.text(PdfSheet.LEFT, 686, 10.5f, buyer.street(), false);
        sheet.text(PdfSheet.LEFT, 672, 10.5f, buyer.postalCode() + " " + buyer.city(), false);
        float y = 714;
        fact(sheet, y, "Rechnungsnummer", number);
        fact(sheet, y -= 13, "Rechnungsdatum", day(draft.issued()));
        fact(sheet, y -= 13, "Zeitraum", period(draft.period()));
        var cancels = draft.cancels();
        if (cancels != null) fact(sheet, y -= 13, "Storniert", cancels);
        var references = draft.references();
        if (references.purchaseOrder() != null) fact(sheet, y -= 13, "Ihre Bestellung", references.purchaseOrder());
        if (references.buyerReference() != null) fact(sheet, y -= 13, "Leitweg-ID", references.buyerReference());
        for (var fact : draft.facts()) fact(sheet, y -= 13, fact.label(), fact.text());
        sheet.moveTo(Math.min(y, 640) - 24);
        sheet.line(draft.subject(), 14, true);
    }

    private static void fact(PdfSheet sheet, float y, String label, String text) throws IOException {
        sheet.text(310, y, 8.5f, label, false);
        sheet.text(400, y, 8.5f, text, false);
    }

    private void summary(PdfSheet sheet) throws IOException {
        sheet.heading("Auf einen Blick");
        float[] columns = {PdfSheet.RIGHT};
        sheet.row(9.5f, false, columns, "Nettobetrag", money(totals.net()));
        for (var vat : totals.vats()) {
            var label = "Umsatzsteuer " + number(vat.rate(), 2) + " % auf " + money(vat.basis());
            sheet.row(9.5f, false, columns, label, money(vat.tax()));
        }
        sheet.row(9.5f, true, columns, "Rechnungsbetrag brutto", money(totals.gross()));
        for (var paid : draft.prepayments()) {
            var label = paid.name() + ", gezahlt am " + day(paid.paid()) + " (netto " + money(paid.net()) + ", USt "
                    + money(paid.vat()) + ")";
            sheet.row(8, false, columns, label, money(paid.gross().negated()));
        }
        sheet.rule();
        var payment = draft.payment();
        if (totals.due().isNegative()) {
            sheet.row(11, true, columns, "Ihr Guthaben", money(totals.due().negated()));
            sheet.paragraph(
                    "Das Guthaben wird mit dem nächsten Abschlag verrechnet oder binnen zwei Wochen ausgezahlt.", 8.5f);
        } else {
            sheet.row(11, true, columns, "Zu zahlen bis " + day(payment.due()), money(totals.due()));
            sheet.paragraph(
                    payment.mandate() == null
                            ? "Bitte überweisen Sie auf " + payment.sellerIban() + ", Verwendungszweck " + number + "."
                            : "Wir ziehen den Betrag mit der Lastschrift zum Mandat " + payment.mandate() + " ein.",
                    8.5f);
        }
    }

    static void positions(PdfSheet sheet, List<Line> lines) throws IOException {
        sheet.heading("Positionen (netto)");
        sheet.row(8, true, POSITION_COLUMNS, "Leistung", "Menge", "Preis", "USt", "Betrag");
        sheet.rule();
        for (var line : lines) position(sheet, line);
    }

    static void contained(PdfSheet sheet, List<Line> lines) throws IOException {
        if (lines.isEmpty()) return;
        sheet.heading("Davon im Preis enthalten (netto)");
        for (var line : lines) position(sheet, line);
    }

    private static void position(PdfSheet sheet, Line line) throws IOException {
        sheet.row(
                8.5f,
                false,
                POSITION_COLUMNS,
                line.name(),
                number(line.quantity(), 3) + " " + line.unit(),
                price(line),
                number(line.vatRate(), 2) + " %",
                money(line.net()));
        sheet.line(period(line.period()), 7, false);
    }

    private static String price(Line line) {
        if (line.unit().equals("kWh")) {
            var each = line.unitPrice().movePointRight(2).divide(line.priceBase(), 4, java.math.RoundingMode.HALF_UP);
            return number(each, 4) + " ct/kWh";
        }
        var price = fixed(line.unitPrice(), 2) + " €";
        var base = line.priceBase().intValue();
        return switch (line.unit()) {
            case "€" -> number(line.unitPrice(), 2) + " %";
            case "Tag" -> price + (base == 1 ? "/Tag" : base <= MONTH_DAYS ? "/Monat" : "/Jahr");
            case "kW·Tag" -> price + (base <= MONTH_DAYS ? "/kW und Monat" : "/kW und Jahr");
            case "Stück" -> price;
            default -> price + "/" + line.unit();
        };
    }

    private void explanations(PdfSheet sheet) throws IOException {
        if (draft.annexes().isEmpty()) explain(sheet, draft.lines(), draft.contained());
        for (var paragraph : draft.paragraphs()) {
            sheet.space(6);
            sheet.paragraph(paragraph, 8.5f);
        }
    }

    static void explain(PdfSheet sheet, List<Line> lines, List<Line> contained) throws IOException {
        sheet.heading("So kommt jeder Betrag zustande");
        for (var line : lines) sheet.paragraph(line.explanation(), 7.5f);
        for (var line : contained) sheet.paragraph(line.explanation(), 7.5f);
    }
}
