package org.stromlauf.edifact.writing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.reading.SegmentMarks;

/** What stands around the values of elements that are alike, ready to be copied, with what its characters mean. */
final class FixedTexts {

    /** One more than values: before the first of them, between two, and behind the last. */
    final byte[][] parts;
    /** Characters in all parts. */
    final int length;
    /** How many segments end in them. */
    final int segments;

    /** Of the characters that are more than data. */
    private final int[] meanings;

    private FixedTexts(List<byte[]> parts, List<Integer> meanings) {
        this.parts = parts.toArray(byte[][]::new);
        this.length = parts.stream().mapToInt(p -> p.length).sum();
        this.meanings = meanings.stream().mapToInt(Integer::intValue).toArray();
        this.segments = SegmentMarks.count(this.meanings, SegmentMarks.ENDS_SEGMENT);
    }

    /** Notes the separators of the parts, each of which begins at a place. */
    void note(SegmentMarks marks, int[] places) {
        marks.note(meanings, places);
    }

    /** The component of each value, counted from the first that is written. */
    int[] components() {
        var components = new int[parts.length - 1];
        for (int value = 0; value < components.length; value++) {
            components[value] = SegmentMarks.componentsBefore(meanings, value + 1);
        }
        return components;
    }

    /** Collects texts with values between them, as {@link SegmentOutput} writes them one by one. */
    static final class Builder {

        private final List<byte[]> parts = new ArrayList<>();
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

        FixedTexts texts() {
            cut();
            return new FixedTexts(parts, meanings);
        }

        private void cut() {
            parts.add(bytes.toByteArray());
            bytes.reset();
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
            meanings.add(SegmentMarks.meaning(parts.size(), bytes.size(), kind));
        }
    }
}
