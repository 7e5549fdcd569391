package org.stromlauf.edifact;

/**
 * What an interchange may cost its reader; beyond a limit it is rejected before anything is built from it. The defaults let a
 * month of quarter hours for 10,000 metering points pass.
 *
 * @param bytes of the whole interchange
 * @param segments of the whole interchange
 * @param messages of the whole interchange
 * @param segmentBytes of one segment, separators included
 * @param findings kept for one message or envelope; what is wrong beyond them is not listed
 */
public record ReadingLimits(long bytes, long segments, int messages, int segmentBytes, int findings) {

    public static final ReadingLimits DEFAULT = new ReadingLimits(4L << 30, 200_000_000L, 1_000_000, 64 << 10, 1_000);

    public ReadingLimits {
        if (bytes < 1 || segments < 1 || messages < 1 || segmentBytes < 1 || findings < 1) {
            throw new IllegalArgumentException("Each limit is at least 1");
        }
    }
}
