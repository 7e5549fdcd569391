package org.stromlauf.edifact.writing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.reading.SegmentMarks;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.shared.CanIgnoreReturnValue;

/** A growing buffer of segments in ISO 8859-1 with the default service characters; separators are written only before a value. */
final class SegmentOutput {

    private final SegmentMarks marks = new SegmentMarks();
    private byte[] bytes = new byte[8192];
    private int length;
    private int segments;
    private int element;
    private int component;
    private boolean isReadable = true;

    /** Where the texts of the form begin that is being written. */
    private int[] places = {};

    int length() {
        return length;
    }

    int segments() {
        return segments;
    }

    /** Begins another interchange. */
    void clear() {
        marks.clear();
        length = 0;
        segments = 0;
        isReadable = true;
    }

    void rewind(int toLength, int toSegments) {
        marks.drop(segments - toSegments);
        length = toLength;
        segments = toSegments;
    }

    void startCounting() {
        segments = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The segments in the bytes; null when some of them hold a character that is none of a message's. */
    @Nullable
    Segments segmentsIn(byte[] written) {
        return isReadable ? marks.in(written) : null;
    }

    void begin(String tag) {
        ensure(4);
        marks.begin(length);
        raw(tag);
        element = 0;
        component = 1;
    }

    void end() {
        ensure(1);
        marks.end(length);
        bytes[length++] = '\'';
        segments++;
    }

    /** Writes a value at a position that is not before the one written last. */
    void value(int atElement, int atComponent, String value) {
        ensure(atElement - element + atComponent + 2 * value.length());
        while (element < atElement) {
            marks.mark(length, true);
            bytes[length++] = '+';
            element++;
            component = 1;
        }
        while (component < atComponent) {
            marks.mark(length, false);
            bytes[length++] = ':';
            component++;
        }
        text(value);
    }

    /** Texts with values between them are going to be written; the number of their form. */
    int form(FixedTexts texts) {
        if (places.length < texts.parts.length) places = new int[texts.parts.length];
        return marks.form(texts.segments, texts.components());
    }

    /** Writes the texts of a form with values between them; the first value with a character that is none of a message's, or -1. */
    int write(int form, FixedTexts texts, String[] values) {
        marks.beginForm(form);
        var room = texts.length;
        for (var value : values) room += 2 * value.length();
        ensure(room);
        var wrong = -1;
        for (int i = 0; i < values.length; i++) {
            fixed(i, texts.parts[i]);
            if (!text(values[i]) && wrong < 0) wrong = i;
        }
        fixed(values.length, texts.parts[values.length]);
        texts.note(marks, places);
        segments += texts.segments;
        return wrong;
    }

    private void fixed(int part, byte[] text) {
        places[part] = length;
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    @CanIgnoreReturnValue
    private boolean text(String value) {
        var to = bytes;
        var at = length;
        var isAllowed = true;
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (!Characters.isPlain(c)) {
                isAllowed &= Characters.isAllowed(c);
                if (c == '+' || c == ':' || c == '\'' || c == '?') to[at++] = '?';
            }
            to[at++] = (byte) c;
        }
        length = at;
        isReadable &= isAllowed;
        return isAllowed;
    }

    /** Writes text as it is, without release characters. */
    void raw(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
