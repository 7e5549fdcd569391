package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Texts of three characters, as most tags, qualifiers and codes are: a message of quarter-hours repeats a dozen of them some
 * hundred times, so those that were read lately are handed out again.
 */
final class Codes {

    static final int LENGTH = 3;

    private static final int PLACES = 1 << 10;
    private static final AtomicReferenceArray<@Nullable Known> KNOWN = new AtomicReferenceArray<>(PLACES);

    private record Known(int packed, String text) {}

    private Codes() {}

    /** The text at an offset; null when one of its characters is a release character. */
    static @Nullable String read(byte[] bytes, int begin, byte release) {
        byte first = bytes[begin];
        byte second = bytes[begin + 1];
        byte third = bytes[begin + 2];
        if (first == release || second == release || third == release) return null;
        int packed = Tags.pack(first, second, third);
        int place = (packed ^ packed >>> 7 ^ packed >>> 14) & (PLACES - 1);
        var known = KNOWN.getPlain(place);
        if (known != null && known.packed() == packed) return known.text();
        var text = new String(bytes, begin, LENGTH, StandardCharsets.ISO_8859_1);
        KNOWN.setPlain(place, new Known(packed, text));
        return text;
    }
}
