package org.stromlauf.edifact.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the bytes of a text in another character set than the interchange's would mean: how a sender finds what to mend. */
final class ForeignText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private ForeignText() {}

    /** A text in ISO 8859-1 as UTF-8 reads it; null when it is none. */
    static @Nullable String asUtf8(String text) {
        return decode(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A byte that is no character of ISO 8859-1, with the character that its sender will have meant. */
    static String told(byte[] bytes, int at) {
        var value = bytes[at] & 0xff;
        var before = at == 0 ? 0 : bytes[at - 1] & 0xff;
        if (value >= 0x80 && value < 0xc0 && before >= 0xc2 && before < 0xe0) {
            var pair = decode(new byte[] {bytes[at - 1], bytes[at]}, StandardCharsets.UTF_8);
            return hex(before) + " " + hex(value) + " (UTF-8: " + pair + ")";
        }
        var windows = value < 0x80 ? null : decode(new byte[] {bytes[at]}, WINDOWS);
        return hex(value) + (windows == null ? "" : " (Windows-1252: " + windows + ")");
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "0x%02X", value);
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
