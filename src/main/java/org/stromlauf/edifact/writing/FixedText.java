package org.stromlauf.edifact.writing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.reading.SegmentMarks;

/** What stands between the values of elements that are alike, ready to be copied, with what its characters mean. */
final class FixedText {

    final byte[] bytes;
    /** Of the characters that are more than data. */
    private final int[] meanings;
    /** How many segments end in it. */
    final int ends;

    private FixedText(byte[] bytes, List<Integer> meanings) {
        this.bytes = bytes;
        this.meanings = meanings.stream().mapToInt(Integer::intValue).toArray();
        this.ends = SegmentMarks.count(this.meanings, SegmentMarks.ENDS_SEGMENT);
    }

    /** Notes the separators of the text, which stands from an offset on. */
    void note(SegmentMarks marks, int offset) {
        marks.note(meanings, offset);
    }

    /** How many components end in it. */
    int components() {
        return meanings.length - SegmentMarks.count(meanings, SegmentMarks.BEGINS_SEGMENT);
    }

    /** Collects texts with values between them, as {@link SegmentOutput} writes them one by one. */
    static final class Builder {

        private final List<FixedText> texts = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> meanings = new ArrayList<>();
        private int element;
        private int component;

        void begin(String tag) {
            mean(SegmentMarks.BEGINS_SEGMENT);
            bytes.writeBytes(tag.getBytes(StandardCharsets.ISO_8859_1));
            element = 0;
            component = 1;
        }

        void end() {
            mean(SegmentMarks.ENDS_SEGMENT);
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
                mean(SegmentMarks.CLOSES_ELEMENT);
                bytes.write('+');
                element++;
                component = 1;
            }
            while (component < atComponent) {
                mean(SegmentMarks.CLOSES_COMPONENT);
                bytes.write(':');
                component++;
            }
        }

        private void mean(int kind) {
            meanings.add(SegmentMarks.meaning(bytes.size(), kind));
        }
    }
}
