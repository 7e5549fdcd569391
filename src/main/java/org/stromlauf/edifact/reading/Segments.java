package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
    /** What is known of segments that were just written: null of others; the first of these is the nth of those. */
    private final @Nullable WrittenForms forms;

    private final int base;

    Segments(byte[] bytes, Delimiters delimiters, int expected) {
        this(bytes, delimiters.release(), expected, expected * 6);
    }

    private Segments(byte[] bytes, byte release, int expected, int expectedMarks) {
        this.bytes = bytes;
        this.release = release;
        this.starts = new int[expected];
        this.firstMarks = new int[expected + 1];
        this.marks = new int[expectedMarks];
        this.forms = null;
        this.base = 0;
    }

    /** Those that a writer noted. */
    Segments(byte[] bytes, int[] starts, int[] firstMarks, int[] marks, int size, WrittenForms forms) {
        this.bytes = bytes;
        this.release = Delimiters.DEFAULT.release();
        this.starts = starts;
        this.firstMarks = firstMarks;
        this.marks = marks;
        this.size = size;
        this.forms = forms;
        this.base = 0;
    }

    private Segments(Segments all, int from, int to) {
        this.bytes = all.bytes;
        this.release = all.release;
        this.starts = all.starts;
        this.firstMarks = all.firstMarks;
        this.marks = all.marks;
        this.size = to - from;
        this.forms = all.forms;
        this.base = all.base + from;
    }

    /** Those from one index to before another; the offsets are shared. */
    Segments part(int from, int to) {
        return new Segments(this, from, to);
    }

    /** How many segments from one on are known to be written as some before them were, but for values, none longer than allowed. */
    int writtenAlike(int index, int mostBytes) {
        if (forms == null) return 0;
        var from = base + index;
        var to = from;
        for (int size = forms.size(to); size > 0; size = forms.size(to)) {
            for (int last = to + size; to < last; to++) {
                if (starts[to + 1] - starts[to] > mostBytes) return 0;
            }
        }
        return to - from;
    }

    /** The marks, counted from the first, of the values by which alone segments may differ; null when that is not known. */
    int @Nullable [] valuesWritten(int one, int other, int count) {
        return forms == null ? null : forms.values(base + one, base + other, count);
    }

    /** Some of them, in order. */
    public Segments pick(int[] indices) {
        var length = 0;
        for (var index : indices) length += firstMark(index + 1) - firstMark(index);
        var picked = new Segments(bytes, release, indices.length, length);
        picked.size = indices.length;
        for (var i = 0; i < indices.length; i++) {
            var first = firstMark(indices[i]);
            var count = firstMark(indices[i] + 1) - first;
            picked.starts[i] = start(indices[i]);
            picked.firstMarks[i + 1] = picked.firstMarks[i] + count;
            System.arraycopy(marks, first, picked.marks, picked.firstMarks[i], count);
        }
        return picked;
    }

    /** Whether the usual character releases others in their values. */
    public boolean areUsuallyReleased() {
        return release == Delimiters.DEFAULT.release();
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
        return starts[base + index];
    }

    /** Index in {@link #marks()} of the segment's first; that of the one behind it is where its own end. */
    int firstMark(int index) {
        return firstMarks[base + index];
    }

    /** As {@link Segment#place} is given them. */
    int[] marks() {
        return marks;
    }

    /** Offset at which a component begins that is not the segment's first; by its mark. */
    int begin(int segment, int mark) {
        return start(segment) + (marks[mark - 1] >>> 1) + 1;
    }

    /** Offset behind its last byte. */
    int end(int segment, int mark) {
        return start(segment) + (marks[mark] >>> 1);
    }

    /** Moves a view that the caller owns. */
    public void place(Segment view, int index) {
        view.place(bytes, start(index), marks, firstMark(index), firstMark(index + 1), release);
    }
}
