package org.stromlauf.edifact.writing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.reading.SegmentMarks;

/** What stands between the values of elements that are alike, ready to be copied, with what its characters mean. */
final class FixedText {

    /** What a character of the text is, beside data. */
    private enum Kind {
        BEGINS_SEGMENT,
        CLOSES_COMPONENT,
        CLOSES_ELEMENT,
        ENDS_SEGMENT
    }

    private static final Kind[] KINDS = Kind.values();

    final byte[] bytes;
    /** By character that is more than data: its offset, times four, and its kind. */
    private final int[] meanings;
    /** How many segments end in it. */
    final int ends;

    private FixedText(byte[] bytes, List<Integer> meanings) {
        this.bytes = bytes;
        this.meanings = meanings.stream().mapToInt(Integer::intValue).toArray();
        this.ends = (int)
                meanings.stream().filter(m -> KINDS[m % 4] == Kind.ENDS_SEGMENT).count();
    }

    /** Notes the separators of the text, which stands from an offset on. */
    void note(SegmentMarks marks, int offset) {
        for (int meaning : meanings) {
            var at = offset + meaning / 4;
            switch (KINDS[meaning % 4]) {
                case BEGINS_SEGMENT -> marks.begin(at);
                case CLOSES_COMPONENT -> marks.mark(at, false);
                case CLOSES_ELEMENT -> marks.mark(at, true);
                case ENDS_SEGMENT -> marks.end(at);
            }
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
            mean(Kind.BEGINS_SEGMENT);
            bytes.writeBytes(tag.getBytes(StandardCharsets.ISO_8859_1));
            element = 0;
            component = 1;
        }

        void end() {
            mean(Kind.ENDS_SEGMENT);
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
                mean(Kind.CLOSES_ELEMENT);
                bytes.write('+');
                element++;
                component = 1;
            }
            while (component < atComponent) {
                mean(Kind.CLOSES_COMPONENT);
                bytes.write(':');
                component++;
            }
        }

        private void mean(Kind kind) {
            meanings.add(bytes.size() * 4 + kind.ordinal());
        }
    }
}
