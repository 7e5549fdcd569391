package org.stromlauf.invoicing;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.stromlauf.invoicing.InvoiceDraft.Annex;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** Draws a collective bill's sites: their sums on the document itself, each site's lines on pages of its own. */
final class AnnexPages {

    private static final float[] SITE_COLUMNS = {415, 480, PdfSheet.RIGHT};

    private AnnexPages() {}

    /** The sites' amounts, which add up to the document's, and what goes to which cost centre. */
    static void overview(PdfSheet sheet, InvoiceDraft draft) throws IOException {
        sheet.heading("Abnahmestellen");
        sheet.row(8, true, SITE_COLUMNS, "Abnahmestelle", "netto", "Umsatzsteuer", "brutto");
        sheet.rule();
        for (var annex : draft.annexes()) {
            amounts(sheet, annex.site(), annex);
            var centre = annex.costCentre();
            var period = GermanFormat.period(annex.period());
            sheet.line(centre == null ? period : period + ", Kostenstelle " + centre, 7, false);
        }
        costCentres(sheet, draft.lines());
    }

    private static void costCentres(PdfSheet sheet, List<Line> lines) throws IOException {
        var sums = new TreeMap<String, Money>();
        for (var line : lines) sums.merge(Objects.requireNonNullElse(line.costCentre(), ""), line.net(), Money::plus);
        if (sums.size() == 1 && sums.containsKey("")) return;
        sheet.heading("Kostenstellen (netto)");
        for (var sum : sums.entrySet()) {
            var name = sum.getKey().isEmpty() ? "ohne Kostenstelle" : sum.getKey();
            sheet.row(8.5f, false, new float[] {PdfSheet.RIGHT}, name, GermanFormat.money(sum.getValue()));
        }
    }

    static void draw(PdfSheet sheet, InvoiceDraft draft, Annex annex) throws IOException {
        sheet.page();
        int number = draft.annexes().indexOf(annex) + 1;
        sheet.line("Anlage " + number + ": " + annex.site(), 14, true);
        sheet.line("Zeitraum: " + GermanFormat.period(annex.period()), 8.5f, false);
        if (annex.costCentre() != null) sheet.line("Kostenstelle: " + annex.costCentre(), 8.5f, false);
        if (annex.purchaseOrder() != null) sheet.line("Ihre Bestellung: " + annex.purchaseOrder(), 8.5f, false);
        for (var fact : annex.facts()) sheet.line(fact.label() + ": " + fact.text(), 8.5f, false);
        var lines = of(annex, draft.lines());
        var contained = of(annex, draft.contained());
        InvoicePdf.positions(sheet, lines);
        sheet.rule();
        sheet.row(8, true, SITE_COLUMNS, "", "netto", "Umsatzsteuer", "brutto");
        amounts(sheet, "Summe der Abnahmestelle", annex);
        for (var line : lines) {
            if (line.costCentre() == null || line.costCentre().equals(annex.costCentre())) continue;
            var period = GermanFormat.period(line.period());
            sheet.line(line.name() + ", " + period + ": Kostenstelle " + line.costCentre(), 7, false);
        }
        InvoicePdf.contained(sheet, contained);
        InvoicePdf.explain(sheet, lines, contained);
        for (var paragraph : annex.paragraphs()) {
            sheet.space(6);
            sheet.paragraph(paragraph, 8.5f);
        }
    }

    private static void amounts(PdfSheet sheet, String name, Annex annex) throws IOException {
        sheet.row(
                8.5f,
                false,
                SITE_COLUMNS,
                name,
                GermanFormat.money(annex.net()),
                GermanFormat.money(annex.vat()),
                GermanFormat.money(annex.gross()));
    }

    private static List<Line> of(Annex annex, List<Line> lines) {
        return lines.stream().filter(l -> annex.site().equals(l.site())).toList();
    }
}
