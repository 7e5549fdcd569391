package org.stromlauf.edifact.writing;

import java.util.Arrays;

/** A growing buffer of segments in ISO 8859-1 with the default service characters; separators are written only before a value. */
final class SegmentOutput {

    private byte[] bytes = new byte[8192];
    private int length;
    private int segments;
    private int element;
    private int component;

    int length() {
        return length;
    }

    int segments() {
        return segments;
    }

    void rewind(int toLength, int toSegments) {
        length = toLength;
        segments = toSegments;
    }

    void startCounting() {
        segments = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void begin(String tag) {
        ensure(4);
        raw(tag);
        element = 0;
        component = 1;
    }

    void end() {
        ensure(1);
        bytes[length++] = '\'';
        segments++;
    }

    /** Writes a value at a position that is not before the one written last. */
    void value(int atElement, int atComponent, String value) {
        ensure(atElement - element + atComponent + 2 * value.length());
        while (element < atElement) {
            bytes[length++] = '+';
            element++;
            component = 1;
        }
        while (component < atComponent) {
            bytes[length++] = ':';
            component++;
        }
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '+' || c == ':' || c == '\'' || c == '?') {
                bytes[length++] = '?';
            }
            bytes[length++] = (byte) c;
        }
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
