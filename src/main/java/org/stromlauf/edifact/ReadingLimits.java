package org.stromlauf.edifact;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an interchange may cost its reader; beyond a limit it is rejected before anything is built from it. The defaults let a
 * month of quarter hours for 10,000 metering points pass.
 *
 * @param bytes of the whole interchange
 * @param segments of the whole interchange
 * @param messages of the whole interchange
 * @param segmentBytes of one segment, separators included
 * @param findings kept for one message or envelope; what is wrong beyond them is not listed, and more messages that are not even
 *     closed, or ten times as many with faults of syntax, are not looked at
 * @param heldBytes of what is held at once: a message, or its transactions one by one where it is longer than most (UTILMD, MSCONS)
 * @param heldSegments of the same
 */
public record ReadingLimits(
        long bytes, long segments, int messages, int segmentBytes, int findings, int heldBytes, int heldSegments) {

    public static final ReadingLimits DEFAULT =
            new ReadingLimits(4L << 30, 200_000_000L, 1_000_000, 64 << 10, 1_000, 16 << 20, 1_000_000);

    public ReadingLimits {
        if (bytes < 1
                || segments < 1
                || messages < 1
                || segmentBytes < 1
                || findings < 1
                || heldBytes < 1
                || heldSegments < 1) {
            throw new IllegalArgumentException("Each limit is at least 1");
        }
    }

    /**
     * The limits of an installation: {@code stromlauf.edifact.messages}, {@code stromlauf.edifact.held-bytes} and so on, else the
     * default.
     *
     * @param settings gives the value of a property; null when it is not set
     * @throws IllegalArgumentException that names a property whose value is no number or less than 1
     */
    public static ReadingLimits of(Function<String, @Nullable String> settings) {
        return new ReadingLimits(
                number(settings, "bytes", DEFAULT.bytes, Long.MAX_VALUE),
                number(settings, "segments", DEFAULT.segments, Long.MAX_VALUE),
                (int) number(settings, "messages", DEFAULT.messages, Integer.MAX_VALUE),
                (int) number(settings, "segment-bytes", DEFAULT.segmentBytes, Integer.MAX_VALUE),
                (int) number(settings, "findings", DEFAULT.findings, Integer.MAX_VALUE),
                (int) number(settings, "held-bytes", DEFAULT.heldBytes, Integer.MAX_VALUE),
                (int) number(settings, "held-segments", DEFAULT.heldSegments, Integer.MAX_VALUE));
    }

    private static long number(Function<String, @Nullable String> settings, String name, long otherwise, long most) {
        var property = "stromlauf.edifact." + name;
        var text = settings.apply(property);
        if (text == null || text.isBlank()) return otherwise;
        if (!text.strip().matches("[1-9]\\d{0,17}") || Long.parseLong(text.strip()) > most) {
            throw new IllegalArgumentException(property + " is a number from 1 to " + most + ", was '" + text + "'");
        }
        return Long.parseLong(text.strip());
    }

    /** With the default of what is held at once. */
    public ReadingLimits(long bytes, long segments, int messages, int segmentBytes, int findings) {
        this(bytes, segments, messages, segmentBytes, findings, DEFAULT.heldBytes, DEFAULT.heldSegments);
    }
}
