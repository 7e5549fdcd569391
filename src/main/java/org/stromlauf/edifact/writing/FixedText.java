package org.stromlauf.edifact.writing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.reading.SegmentMarks;

/** What stands between the values of elements that are alike, ready to be copied, with what its characters mean. */
final class FixedText {

    /** What a character of the text is, beside data. */
    private static final int BEGINS_SEGMENT = 0;

    private static final int CLOSES_COMPONENT = 1;
    private static final int CLOSES_ELEMENT = 2;
    private static final int ENDS_SEGMENT = 3;
    private static final int KIND = 3;

    final byte[] bytes;
    /** By character that is more than data: its offset, times four, and its kind. */
    private final int[] meanings;
    /** How many segments end in it. */
    final int ends;

    private FixedText(byte[] bytes, List<Integer> meanings) {
        this.bytes = bytes;
        this.meanings = meanings.stream().mapToInt(Integer::intValue).toArray();
        this.ends =
                (int) meanings.stream().filter(m -> (m & KIND) == ENDS_SEGMENT).count();
    }

    /** Notes the separators of the text, which stands from an offset on. */
    void note(SegmentMarks marks, int offset) {
        for (int meaning : meanings) {
            var at = offset + (meaning >>> 2);
            var kind = meaning & KIND;
            if (kind == BEGINS_SEGMENT) marks.begin(at);
            else if (kind == ENDS_SEGMENT) marks.end(at);
            else marks.mark(at, kind == CLOSES_ELEMENT);
        }
    }

    /** Collects texts with values between them, as {@link SegmentOutput} writes them one by one. */
    static final class Builder {

        private final List<FixedText> texts = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> meanings = new ArrayList<>();
        private int element;
        private int component;

        void begin(String tag) {
            mean(BEGINS_SEGMENT);
            bytes.writeBytes(tag.getBytes(StandardCharsets.ISO_8859_1));
            element = 0;
            component = 1;
        }

        void end() {
            mean(ENDS_SEGMENT);
            bytes.write('\'');
        }

        void fixed(int atElement, int atComponent, String value) {
            moveTo(atElement, atComponent);
            for (int i = 0; i < value.length(); i++) {
                if ("+:'?".indexOf(value.charAt(i)) >= 0) bytes.write('?');
                bytes.write(value.charAt(i));
            }
        }

        /** A value stands between this text and the next. */
        void value(int atElement, int atComponent) {
            moveTo(atElement, atComponent);
            cut();
        }

        List<FixedText> texts() {
            cut();
            return List.copyOf(texts);
        }

        private void cut() {
            texts.add(new FixedText(bytes.toByteArray(), meanings));
            bytes.reset();
            meanings.clear();
        }

        private void moveTo(int atElement, int atComponent) {
            while (element < atElement) {
                mean(CLOSES_ELEMENT);
                bytes.write('+');
                element++;
                component = 1;
            }
            while (component < atComponent) {
                mean(CLOSES_COMPONENT);
                bytes.write(':');
                component++;
            }
        }

        private void mean(int kind) {
            meanings.add(bytes.size() << 2 | kind);
        }
    }
}
