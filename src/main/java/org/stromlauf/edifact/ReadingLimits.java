package org.stromlauf.edifact;

/**
 * What an interchange may cost its reader; beyond a limit it is rejected before anything is built from it. The defaults let a
 * month of quarter hours for 10,000 metering points pass.
 *
 * @param bytes of the whole interchange
 * @param segments of the whole interchange
 * @param messages of the whole interchange
 * @param segmentBytes of one segment, separators included
 * @param findings kept for one message or envelope; what is wrong beyond them is not listed, and more messages that are not even
 *     closed are not looked at
 * @param heldBytes of what is held at once: a message, or its transactions one by one where it is longer than most (UTILMD, MSCONS)
 * @param heldSegments of the same
 */
public record ReadingLimits(
        long bytes, long segments, int messages, int segmentBytes, int findings, int heldBytes, int heldSegments) {

    public static final ReadingLimits DEFAULT =
            new ReadingLimits(4L << 30, 200_000_000L, 100_000, 64 << 10, 1_000, 16 << 20, 1_000_000);

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

    /** With the default of what is held at once. */
    public ReadingLimits(long bytes, long segments, int messages, int segmentBytes, int findings) {
        this(bytes, segments, messages, segmentBytes, findings, DEFAULT.heldBytes, DEFAULT.heldSegments);
    }
}
