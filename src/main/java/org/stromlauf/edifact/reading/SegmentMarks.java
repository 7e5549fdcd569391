package org.stromlauf.edifact.reading;

import java.util.Arrays;

/** Where the segments of an interchange begin and their components end, noted by whoever writes it. */
public final class SegmentMarks {

    /** What a character of a text is, beside data. */
    public static final int CLOSES_COMPONENT = 0;

    public static final int CLOSES_ELEMENT = 1;
    public static final int BEGINS_SEGMENT = 2;
    public static final int ENDS_SEGMENT = 3;

    private static final int KIND = 3;
    private static final int KIND_BITS = 2;
    private static final int PART_BITS = 12;
    private static final int TEXT_SHIFT = Integer.SIZE - PART_BITS;
    private static final int OFFSET = (1 << (TEXT_SHIFT - KIND_BITS)) - 1;

    private final WrittenForms forms = new WrittenForms();
    private int[] starts = new int[64];
    private int[] firstMarks = new int[65];
    private int[] marks = new int[512];
    private int count;
    private int size;

    /** A character of one of several texts that is more than data, for {@link #note}. */
    public static int meaning(int text, int offset, int kind) {
        if (text >> PART_BITS != 0 || (offset & ~OFFSET) != 0)
            throw new IllegalArgumentException("Too many texts, or too long");
        return (text << TEXT_SHIFT) | (offset << KIND_BITS) | kind;
    }

    /** How many components end in the texts before one. */
    public static int componentsBefore(int[] meanings, int text) {
        return (int) Arrays.stream(meanings)
                .filter(m -> (m >>> TEXT_SHIFT) < text && (m & KIND) != BEGINS_SEGMENT)
                .count();
    }

    /** How many of the meanings are of a kind. */
    public static int count(int[] meanings, int kind) {
        return (int) Arrays.stream(meanings).filter(m -> (m & KIND) == kind).count();
    }

    /** A segment begins at an offset; what the one before noted stays. */
    public void begin(int offset) {
        ensure(1);
        starts[size] = offset;
    }

    /** A component of the segment ends at an offset, and its element with it where it does. */
    public void mark(int offset, boolean closesElement) {
        if (count == marks.length) marks = Arrays.copyOf(marks, count * 2);
        marks[count++] = (offset - starts[size]) << 1 | (closesElement ? CLOSES_ELEMENT : CLOSES_COMPONENT);
    }

    /** The segment ends at the offset of its terminator. */
    public void end(int offset) {
        mark(offset, true);
        firstMarks[++size] = count;
    }

    /** Notes all that some texts mean, each of which begins at a place. */
    public void note(int[] meanings, int[] places) {
        ensure(meanings.length);
        var to = marks;
        var at = count;
        var start = 0;
        for (var meaning : meanings) {
            var place = places[meaning >>> TEXT_SHIFT] + ((meaning >>> KIND_BITS) & OFFSET);
            var kind = meaning & KIND;
            if (kind == BEGINS_SEGMENT) {
                start = place;
                starts[size] = place;
            } else {
                to[at++] = (place - start) << 1 | (kind & CLOSES_ELEMENT);
                if (kind == ENDS_SEGMENT) firstMarks[++size] = at;
            }
        }
        count = at;
    }

    private void ensure(int more) {
        while (size + more >= starts.length) {
            starts = Arrays.copyOf(starts, size * 2 + more);
            firstMarks = Arrays.copyOf(firstMarks, starts.length + 1);
        }
        if (count + more > marks.length) marks = Arrays.copyOf(marks, count * 2 + more);
    }

    /** Some segments in a row are written alike from now on, but for their values; the number to tell them by. */
    public int form(int segments, int[] values) {
        return forms.add(segments, values);
    }

    /** The next segments have a form. */
    public void beginForm(int form) {
        forms.begin(size, form);
    }

    /** Forgets all: those handed out before hold no longer. */
    public void clear() {
        count = 0;
        size = 0;
        forms.clear();
    }

    /** Forgets the last segments. */
    public void drop(int segments) {
        size -= segments;
        count = firstMarks[size];
        forms.drop(size);
    }

    /** The segments as a tokenizer finds them in the bytes. */
    public Segments in(byte[] bytes) {
        return new Segments(bytes, starts, firstMarks, marks, size, forms);
    }
}
