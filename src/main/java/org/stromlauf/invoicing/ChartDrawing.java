package org.stromlauf.invoicing;

import java.io.IOException;
import java.math.BigDecimal;
import org.stromlauf.invoicing.InvoiceDraft.Chart;
import org.stromlauf.shared.GermanFormat;

/** Draws quantities side by side as horizontal bars. */
final class ChartDrawing {

    private static final float ROW = 15;
    private static final float BAR = 9;
    private static final float BARS_AT = PdfSheet.LEFT + 150;
    private static final float WIDEST = 250;
    private static final float SIZE = 8.5f;
    private static final float OURS = 0.25f;
    private static final float OTHERS = 0.72f;
    private static final float HEADING = 45;

    private ChartDrawing() {}

    static void draw(PdfSheet sheet, Chart chart) throws IOException {
        var greatest = chart.bars().stream()
                .map(InvoiceDraft.Bar::value)
                .reduce(BigDecimal.ZERO, BigDecimal::max)
                .floatValue();
        if (greatest <= 0) return;
        sheet.need(HEADING + ROW * chart.bars().size());
        sheet.heading(chart.title());
        for (var bar : chart.bars()) {
            sheet.space(ROW);
            float width = Math.max(0.5f, WIDEST * bar.value().floatValue() / greatest);
            sheet.text(PdfSheet.LEFT, sheet.y(), SIZE, bar.label(), bar.ours());
            sheet.bar(BARS_AT, sheet.y() - 1, width, BAR, bar.ours() ? OURS : OTHERS);
            var value = GermanFormat.number(bar.value(), 0) + " " + chart.unit();
            sheet.text(BARS_AT + width + 6, sheet.y(), SIZE, value, bar.ours());
        }
        sheet.space(4);
        sheet.paragraph(chart.note(), 7.5f);
    }
}
