package org.stromlauf.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.stromlauf.shared.Money;

class InvoiceDocumentTests {

    @TempDir
    private Path folder;

    /** Net 514.95 + 556.60 + 120.00 = 1,191.55; 19 % = 226.3945 → 226.39; gross 1,417.94; two instalments of 100.00. */
    @Test
    void addsUpNetTaxAndInstalments() {
        var totals = Totals.of(InvoiceFixtures.household());

        assertThat(totals.net()).isEqualTo(Money.of("1191.55"));
        assertThat(totals.vat()).isEqualTo(Money.of("226.39"));
        assertThat(totals.gross()).isEqualTo(Money.of("1417.94"));
        assertThat(totals.due()).isEqualTo(Money.of("1217.94"));
    }

    @Test
    void writesAnInvoiceThatEn16931AndPdfA3ValidatorsAccept() throws IOException {
        var report = validate(pdf("R-1", InvoiceFixtures.household()));

        assertThat(report).contains("<summary status=\"valid\"/>").doesNotContain("status=\"invalid\"");
    }

    @Test
    void writesACancellationThatTheValidatorsAccept() throws IOException {
        var original = InvoiceFixtures.household();
        var report = validate(pdf("S-1", Cancellations.of("R-1", original, original.issued())));

        assertThat(report).contains("<summary status=\"valid\"/>").doesNotContain("status=\"invalid\"");
    }

    @Test
    void givesTheSameBytesForTheSameInput() {
        assertThat(pdf("R-1", InvoiceFixtures.household())).isEqualTo(pdf("R-1", InvoiceFixtures.household()));
    }

    @Test
    void printsAmountsAndNamesAsGermanReadersExpect() throws IOException {
        try (var document = Loader.loadPDF(pdf("R-1", InvoiceFixtures.household()))) {
            var text = new PDFTextStripper().getText(document);

            assertThat(text)
                    .contains("Jörg Weiß", "1.417,94 €", "Zu zahlen bis 01.02.2027 1.217,94 €", "28,45 ct/kWh")
                    .contains("01.01.2026 bis 31.12.2026");
        }
    }

    @Test
    void drawsConsumptionBesideThatOfOthersAndStaysValid() throws IOException {
        var plain = InvoiceFixtures.household();
        var chart = new InvoiceDraft.Chart(
                "Ihr Verbrauch im Vergleich",
                "kWh",
                List.of(
                        new InvoiceDraft.Bar("Ihr Verbrauch", new BigDecimal("3650"), true),
                        new InvoiceDraft.Bar("Ihr Verbrauch davor", new BigDecimal("4120"), false),
                        new InvoiceDraft.Bar("2 Personen", new BigDecimal("2600"), false),
                        new InvoiceDraft.Bar("4 Personen", new BigDecimal("4000"), false)),
                "Umgerechnet auf die 365 Tage des Abrechnungszeitraums.");
        var draft = new InvoiceDraft(
                null,
                plain.subject(),
                plain.issued(),
                plain.period(),
                plain.seller(),
                plain.buyer(),
                plain.facts(),
                plain.lines(),
                plain.contained(),
                plain.prepayments(),
                plain.payment(),
                plain.paragraphs(),
                List.of(chart));
        var pdf = pdf("R-1", draft);

        assertThat(validate(pdf)).contains("<summary status=\"valid\"/>").doesNotContain("status=\"invalid\"");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Ihr Verbrauch im Vergleich", "Ihr Verbrauch davor", "4.120 kWh", "2.600 kWh");
            var image = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 72);
            assertThat(darkPixels(image)).isGreaterThan(1000);
        }
    }

    /** Of the bar of the own consumption, which is the only dark area. */
    private static long darkPixels(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> new Color(image.getRGB(x, y)).getRed() == 64)
                        .count())
                .sum();
    }

    @Test
    void cancelsToNothing() {
        var original = InvoiceFixtures.household();
        var cancellation = Cancellations.of("R-1", original, original.issued());

        assertThat(Totals.of(original).gross().plus(Totals.of(cancellation).gross()))
                .isEqualTo(Money.ZERO);
        assertThat(Totals.of(original).due().plus(Totals.of(cancellation).due()))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void refusesAnUnknownUnit() {
        var draft = InvoiceFixtures.household();
        var line = draft.lines().get(0);
        var odd = new InvoiceDraft.Line(
                line.name(),
                line.period(),
                line.quantity(),
                "Scheffel",
                line.unitPrice(),
                BigDecimal.ONE,
                line.net(),
                line.vatRate(),
                "");
        var broken = new InvoiceDraft(
                null,
                "x",
                draft.issued(),
                draft.period(),
                draft.seller(),
                draft.buyer(),
                List.of(),
                List.of(odd),
                List.of(),
                List.of(),
                draft.payment(),
                List.of(),
                List.of());

        assertThatThrownBy(() -> InvoiceXml.write("R-1", broken)).hasMessageContaining("Scheffel");
    }

    private String validate(byte[] pdf) throws IOException {
        var file = folder.resolve("invoice.pdf");
        Files.write(file, pdf);
        return new ZUGFeRDValidator().validate(file.toString());
    }

    private static byte[] pdf(String number, InvoiceDraft draft) {
        var xml = InvoiceXml.write(number, draft);
        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml");
        return InvoicePdf.write(number, draft, xml);
    }
}
