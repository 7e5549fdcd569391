package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.stromlauf.edifact.ReadingLimits;

/**
 * The segments of one message, kept as offsets: four bytes a separator and eight a segment beside the message's own bytes, and
 * no object until a segment is asked for.
 */
public final class Segments {

    private final byte[] bytes;
    private final byte release;
    private int[] starts;
    private int[] firstMarks;
    private int[] marks;
    private int size;

    Segments(byte[] bytes, Delimiters delimiters, int expected) {
        this.bytes = bytes;
        this.release = delimiters.release();
        this.starts = new int[expected];
        this.firstMarks = new int[expected + 1];
        this.marks = new int[expected * 6];
    }

    Segments(byte[] bytes, byte release, int[] starts, int[] firstMarks, int[] marks, int size) {
        this.bytes = bytes;
        this.release = release;
        this.starts = starts;
        this.firstMarks = firstMarks;
        this.marks = marks;
        this.size = size;
    }

    /** Those from one index to before another; the offsets are shared. */
    Segments part(int from, int to) {
        return new Segments(
                bytes,
                release,
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(firstMarks, from, to + 1),
                marks,
                to - from);
    }

    byte[] bytes() {
        return bytes;
    }

    /** All segments between two offsets, both at segment borders. */
    static Segments read(byte[] bytes, int from, int to, Delimiters delimiters, int expected, int segmentBytes) {
        var limits = new ReadingLimits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, segmentBytes, 1);
        var tokenizer = new Tokenizer(bytes, from, to, delimiters, limits);
        var segments = new Segments(bytes, delimiters, expected);
        while (tokenizer.next()) segments.add(tokenizer);
        return segments;
    }

    void add(Tokenizer tokenizer) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2 + 1);
            firstMarks = Arrays.copyOf(firstMarks, size * 2 + 2);
        }
        var first = firstMarks[size];
        var count = tokenizer.markCount();
        while (first + count > marks.length) marks = Arrays.copyOf(marks, marks.length * 2 + 8);
        System.arraycopy(tokenizer.marks(), 0, marks, first, count);
        starts[size++] = tokenizer.segment().start();
        firstMarks[size] = first + count;
    }

    public int size() {
        return size;
    }

    /** The segment at an index from 0. */
    public Segment get(int index) {
        var segment = new Segment();
        place(segment, index);
        return segment;
    }

    /** A view for its owner to move over the segments. */
    public Segment view() {
        return new Segment();
    }

    /**
     * Whether two segments have the same elements with the same values, but for values of some places that need only stand in
     * both.
     *
     * @param free by element, a bit for each component (1 &lt;&lt; component) whose value may differ
     */
    public boolean alike(int one, int other, long[] free) {
        var mark = firstMarks[one];
        var offset = firstMarks[other] - mark;
        if (firstMarks[one + 1] - mark != firstMarks[other + 1] - firstMarks[other]) return false;
        int element = 0, component = 1;
        int begin = starts[one], otherBegin = starts[other];
        for (; mark < firstMarks[one + 1]; mark++) {
            if (((marks[mark] ^ marks[mark + offset]) & 1) != 0) return false;
            var end = starts[one] + (marks[mark] >>> 1);
            var otherEnd = starts[other] + (marks[mark + offset] >>> 1);
            var isFree = element < free.length && (free[element] >>> component & 1) == 1;
            if (isFree
                    ? begin == end != (otherBegin == otherEnd)
                    : !isSame(begin, otherBegin, end - begin, otherEnd - otherBegin)) return false;
            begin = end + 1;
            otherBegin = otherEnd + 1;
            var closes = (marks[mark] & 1) == 1;
            component = closes ? 1 : component + 1;
            if (closes) element++;
        }
        return true;
    }

    /** Codes are short: a plain loop beats the vectors. */
    private boolean isSame(int one, int other, int length, int otherLength) {
        if (length != otherLength) return false;
        for (int i = 0; i < length; i++) {
            if (bytes[one + i] != bytes[other + i]) return false;
        }
        return true;
    }

    /** Moves a view that the caller owns. */
    public void place(Segment view, int index) {
        view.place(bytes, starts[index], marks, firstMarks[index], firstMarks[index + 1], release);
    }
}
