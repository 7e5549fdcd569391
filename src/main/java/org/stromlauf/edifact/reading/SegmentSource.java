package org.stromlauf.edifact.reading;

/** The segments of an interchange, one after the other. */
interface SegmentSource {

    /** Why there is no further segment. */
    enum End {
        /** There may be one. */
        OPEN,
        /** The bytes end behind a terminator. */
        COMPLETE,
        /** The bytes end within a segment. */
        UNTERMINATED,
        /** A segment is longer than the limit. */
        SEGMENT_TOO_LONG
    }

    Delimiters delimiters();

    /** Moves to the next segment; false when there is none, and {@link #end()} says why. */
    boolean next();

    End end();

    /** The segment at which the source stands: a view that holds until {@link #next()}. */
    Segment segment();

    /** Offset, in the bytes of the segment, of its first character outside the character set; negative if there is none. */
    int invalidAt();

    /** The same of the first that reads as UTF-8 with the one behind it. */
    int doubtfulAt();

    /** How many bytes of the interchange stand before the current segment. */
    long offset();

    /** How many bytes of the interchange were taken. */
    long consumed();
}
