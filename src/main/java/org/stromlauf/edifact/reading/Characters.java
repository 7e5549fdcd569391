package org.stromlauf.edifact.reading;

import java.util.Arrays;

/** What each byte means while an interchange is cut into segments. */
final class Characters {

    static final byte DATA = 0;
    static final byte COMPONENT = 1;
    static final byte ELEMENT = 2;
    static final byte TERMINATOR = 3;
    static final byte RELEASE = 4;
    static final byte INVALID = 5;
    /** It is a letter, but one that hardly stands in a German text: with most of the characters behind it, UTF-8 reads as one. */
    static final byte DOUBTFUL = 6;

    private Characters() {}

    /** UNOC is ISO 8859-1; its control characters are none of a message's (ISO 9735, annex A). */
    static byte[] kinds(Delimiters delimiters) {
        var kinds = new byte[256];
        Arrays.fill(kinds, 0, 0x20, INVALID);
        Arrays.fill(kinds, 0x7f, 0xa0, INVALID);
        kinds[0xc2] = DOUBTFUL;
        kinds[0xc3] = DOUBTFUL;
        kinds[delimiters.component() & 0xff] = COMPONENT;
        kinds[delimiters.element() & 0xff] = ELEMENT;
        kinds[delimiters.terminator() & 0xff] = TERMINATOR;
        kinds[delimiters.release() & 0xff] = RELEASE;
        return kinds;
    }

    /** Whether the byte would be the second of a character of UTF-8, and is one of ISO 8859-1 too. */
    static boolean continuesUtf8(int c) {
        return (c & 0xff) >= 0xa0 && (c & 0xff) <= 0xbf;
    }

    static boolean isLetterOrDigit(int c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLineBreak(int c) {
        return c == '\r' || c == '\n';
    }
}
