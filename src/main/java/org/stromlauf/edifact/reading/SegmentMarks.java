package org.stromlauf.edifact.reading;

import java.util.Arrays;

/** Where the segments of an interchange begin and their components end, noted by whoever writes it. */
public final class SegmentMarks {

    private int[] starts = new int[64];
    private int[] firstMarks = new int[65];
    private int[] marks = new int[512];
    private int count;
    private int size;

    /** A segment begins at an offset; what the one before noted stays. */
    public void begin(int offset) {
        if (size + 1 == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            firstMarks = Arrays.copyOf(firstMarks, size * 2 + 1);
        }
        starts[size] = offset;
    }

    /** A component of the segment ends at an offset, and its element with it where it does. */
    public void mark(int offset, boolean closesElement) {
        if (count == marks.length) marks = Arrays.copyOf(marks, count * 2);
        marks[count++] = (offset - starts[size]) << 1 | (closesElement ? 1 : 0);
    }

    /** The segment ends at the offset of its terminator. */
    public void end(int offset) {
        mark(offset, true);
        firstMarks[++size] = count;
    }

    /** Forgets the last segments. */
    public void drop(int segments) {
        size -= segments;
        count = firstMarks[size];
    }

    /** The segments as a tokenizer finds them in the bytes. */
    public Segments in(byte[] bytes) {
        return new Segments(bytes, Delimiters.DEFAULT.release(), starts, firstMarks, marks, size);
    }
}
