package org.stromlauf.invoicing;

import static org.stromlauf.shared.GermanFormat.day;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.stromlauf.invoicing.Letter.Heading;
import org.stromlauf.invoicing.Letter.Paragraph;
import org.stromlauf.invoicing.Letter.Part;
import org.stromlauf.invoicing.Letter.Point;
import org.stromlauf.invoicing.Letter.Row;
import org.stromlauf.shared.MarketCalendar;

/** Draws a letter. */
final class LetterPdf {

    private static final float SIZE = 10;
    private static final float[] COLUMNS = {PdfSheet.RIGHT};

    private LetterPdf() {}

    static byte[] write(Letter letter) {
        try (var document = new PDDocument()) {
            document.setVersion(1.7f);
            document.setDocumentId((long) letter.reference().hashCode());
            try (var sheet = new PdfSheet(document, SheetFont.of(document), letter.footer())) {
                head(sheet, letter);
                for (var part : letter.parts()) draw(sheet, part);
            }
            describe(document, letter);
            var bytes = new ByteArrayOutputStream(65_536);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The letter " + letter.reference() + " cannot be drawn", e);
        }
    }

    private static void head(PdfSheet sheet, Letter letter) throws IOException {
        sheet.text(PdfSheet.LEFT, 790, 15, letter.sender(), true);
        float y = 700;
        for (var line : letter.recipient()) {
            sheet.text(PdfSheet.LEFT, y, 10.5f, line, false);
            y -= 14;
        }
        float beside = 714;
        fact(sheet, beside, "Datum", day(letter.date()));
        for (var fact : letter.facts()) fact(sheet, beside -= 13, fact.label(), fact.text());
        sheet.moveTo(Math.min(Math.min(y, beside), 640) - 24);
        sheet.line(letter.subject(), 13, true);
        sheet.space(8);
    }

    private static void fact(PdfSheet sheet, float y, String label, String text) throws IOException {
        sheet.text(330, y, 8.5f, label, false);
        sheet.text(430, y, 8.5f, text, false);
    }

    private static void draw(PdfSheet sheet, Part part) throws IOException {
        if (part instanceof Heading heading) {
            sheet.heading(heading.text());
        } else if (part instanceof Paragraph paragraph) {
            sheet.space(5);
            sheet.paragraph(paragraph.text(), SIZE);
        } else if (part instanceof Point point) {
            sheet.space(2);
            sheet.paragraph("•  " + point.text(), SIZE);
        } else if (part instanceof Row row) {
            if (row.strong()) sheet.rule();
            sheet.row(SIZE, row.strong(), COLUMNS, row.label(), row.value());
        }
    }

    private static void describe(PDDocument document, Letter letter) {
        var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(MarketCalendar.startOfDay(letter.date()).toEpochMilli());
        var information = document.getDocumentInformation();
        information.setTitle(letter.subject());
        information.setAuthor(letter.sender());
        information.setProducer("Stromlauf");
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.getDocumentCatalog().setLanguage("de-DE");
    }
}
