package org.stromlauf.invoicing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font of all documents, embedded with the characters that a document uses. */
final class SheetFont {

    /** Parsing the font is dear and its tables keep a cursor, so each thread keeps one. */
    private static final ThreadLocal<TrueTypeFont> FONT = ThreadLocal.withInitial(SheetFont::parse);

    /** Thousandths of the font's size by character; 0 = not looked up yet. They are the same in every document. */
    private static final float[] WIDTHS = new float[Character.MAX_VALUE + 1];

    private SheetFont() {}

    /** The width of a text in thousandths of its size. */
    static float width(PDFont font, String text) throws IOException {
        float width = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            float own = WIDTHS[character];
            if (own == 0) {
                own = font.getStringWidth(String.valueOf(character));
                WIDTHS[character] = own;
            }
            width += own;
        }
        return width;
    }

    static PDFont of(PDDocument document) throws IOException {
        return PDType0Font.load(document, FONT.get(), true);
    }

    private static TrueTypeFont parse() {
        try (var file =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            if (file == null) throw new IllegalStateException("PDFBox does not bring its font Liberation Sans");
            var font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
            // Looking for ligatures takes nine tenths of the time of a document and makes its text harder to search.
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
