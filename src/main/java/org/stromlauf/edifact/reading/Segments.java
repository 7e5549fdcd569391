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

    /** Some of them, in order. */
    public Segments pick(int[] indices) {
        var length = 0;
        for (var index : indices) length += firstMarks[index + 1] - firstMarks[index];
        var picked = new Segments(
                bytes, release, new int[indices.length], new int[indices.length + 1], new int[length], indices.length);
        for (var i = 0; i < indices.length; i++) {
            var first = firstMarks[indices[i]];
            var count = firstMarks[indices[i] + 1] - first;
            picked.starts[i] = starts[indices[i]];
            picked.firstMarks[i + 1] = picked.firstMarks[i] + count;
            System.arraycopy(marks, first, picked.marks, picked.firstMarks[i], count);
        }
        return picked;
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

    /** Offset at which a segment begins. */
    int start(int index) {
        return starts[index];
    }

    /** Index in {@link #marks()} of the segment's first; that of the one behind it is where its own end. */
    int firstMark(int index) {
        return firstMarks[index];
    }

    /** As {@link Segment#place} is given them. */
    int[] marks() {
        return marks;
    }

    /** Moves a view that the caller owns. */
    public void place(Segment view, int index) {
        view.place(bytes, starts[index], marks, firstMarks[index], firstMarks[index + 1], release);
    }
}
