package org.stromlauf.invoicing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** A4 pages that are filled from top to bottom: text, wrapped text, rows, rules. Lengths in points (1/72 inch). */
final class PdfSheet implements AutoCloseable {

    static final float LEFT = 62;
    static final float RIGHT = 545;
    private static final float TOP = 790;
    private static final float BOTTOM = 70;

    private final PDDocument document;
    private final PDFont font;
    private final String footer;
    private @Nullable PDPageContentStream out;
    private float y;
    private int pages;

    PdfSheet(PDDocument document, PDFont font, String footer) throws IOException {
        this.document = document;
        this.font = font;
        this.footer = footer;
        newPage();
    }

    private PDPageContentStream out() {
        if (out == null) throw new IllegalStateException("No page is open");
        return out;
    }

    private void newPage() throws IOException {
        if (out != null) out.close();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        pages++;
        y = TOP;
        text(LEFT, 40, 7.5f, footer, false);
        rightText(RIGHT, 40, 7.5f, "Seite " + pages, false);
    }

    /** What follows stands on a page of its own. */
    void page() throws IOException {
        newPage();
    }

    float y() {
        return y;
    }

    void moveTo(float position) {
        y = position;
    }

    void space(float points) {
        y -= points;
    }

    /** Begins a new page when less than that is left. */
    void need(float points) throws IOException {
        if (y - points < BOTTOM) newPage();
    }

    void heading(String text) throws IOException {
        need(40);
        space(20);
        text(LEFT, y, 11.5f, text, true);
        space(8);
    }

    void line(String text, float size, boolean bold) throws IOException {
        need(size * 1.4f);
        space(size * 1.4f);
        text(LEFT, y, size, text, bold);
    }

    void paragraph(String text, float size) throws IOException {
        for (var row : wrap(text, size, RIGHT - LEFT)) line(row, size, false);
    }

    void rule() throws IOException {
        space(5);
        out().setLineWidth(0.5f);
        out().moveTo(LEFT, y);
        out().lineTo(RIGHT, y);
        out().stroke();
    }

    /** A row of cells; the first is left-aligned, the others end at their columns. */
    void row(float size, boolean bold, float[] columns, String... cells) throws IOException {
        need(size * 1.5f);
        space(size * 1.5f);
        text(LEFT, y, size, cells[0], bold);
        for (int i = 1; i < cells.length; i++) rightText(columns[i - 1], y, size, cells[i], bold);
    }

    void text(float x, float position, float size, String text, boolean bold) throws IOException {
        var page = out();
        page.beginText();
        page.setFont(font, size);
        // One embedded font serves both weights: bold is the same outline with a stroke.
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setLineWidth(bold ? size * 0.03f : 0.5f);
        page.newLineAtOffset(x, position);
        page.showText(text);
        page.endText();
    }

    /** A filled rectangle; 0 is black, 1 is white. */
    void bar(float x, float position, float width, float height, float gray) throws IOException {
        var page = out();
        page.setNonStrokingColor(gray);
        page.addRect(x, position, width, height);
        page.fill();
        page.setNonStrokingColor(0f);
    }

    private void rightText(float end, float position, float size, String text, boolean bold) throws IOException {
        text(end - width(text, size), position, size, text, bold);
    }

    private List<String> wrap(String text, float size, float width) throws IOException {
        var rows = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!row.isEmpty() && width(row + " " + word, size) > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            if (!row.isEmpty()) row.append(' ');
            row.append(word);
        }
        rows.add(row.toString());
        return rows;
    }

    private float width(String text, float size) throws IOException {
        return SheetFont.width(font, text) / 1000 * size;
    }

    @Override
    public void close() throws IOException {
        if (out != null) out.close();
    }
}
