package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What groups have in common that read like one before them but for free values: as many segments with as many components and
 * the same codes, so that they take the same places. A free value has to stand and to keep the format of its place.
 */
final class GroupForm {

    /** The last place that is taken in the group, and how often it is. */
    record End(int place, int count) {}

    /** A place whose value is free. */
    private record Value(CompiledLayout layout, int element, int component) {}

    private final Segments segments;
    private final int first;
    private final int size;
    private final End end;
    private final @Nullable Value[] values;
    /** By mark: how many segments of the form stand before its own. */
    private final int[] segmentOf;

    /** The marks of those values of which a column asks more than that they stand, and what it asks. */
    private int[] formatted = {};

    private FreePlaces.Format[] formats = {};

    /**
     * @param first of the segments that have the form
     * @param to index behind their last
     */
    GroupForm(Segments segments, int first, int to, End end) {
        this.segments = segments;
        this.first = first;
        this.size = to - first;
        this.end = end;
        this.values = new Value[segments.firstMark(to) - segments.firstMark(first)];
        this.segmentOf = new int[values.length];
        for (int s = 0, mark = 0; mark < values.length; mark++) {
            while (segments.firstMark(first + s + 1) - segments.firstMark(first) <= mark) s++;
            segmentOf[mark] = s;
        }
    }

    /** The values of some places of a segment, which stands at a node, are free where one stands. */
    void free(int segment, int node, CompiledLayout layout, FreePlaces places, long[] keys) {
        var free = places.of(node);
        var view = segments.get(segment);
        var element = 0;
        var component = 1;
        for (int mark = view.firstMark(); mark < view.markEnd(); mark++) {
            var isFree = isSet(free, element, component) && !isSet(keys, element, component);
            if (element > 0 && isFree && view.begin(mark) < view.end(mark)) {
                values[mark - segments.firstMark(first)] = new Value(layout, element, component);
                note(mark - segments.firstMark(first), places.format(node, element, component));
            }
            component = view.closesElement(mark) ? 1 : component + 1;
            if (view.closesElement(mark)) element++;
        }
    }

    private void note(int mark, FreePlaces.@Nullable Format format) {
        if (format == null) return;
        formatted = Arrays.copyOf(formatted, formatted.length + 1);
        formats = Arrays.copyOf(formats, formatted.length);
        formatted[formatted.length - 1] = mark;
        formats[formatted.length - 1] = format;
    }

    private static boolean isSet(long[] bits, int element, int component) {
        return element < bits.length && component < Long.SIZE && (bits[element] >>> component & 1) == 1;
    }

    int first() {
        return first;
    }

    int size() {
        return size;
    }

    End end() {
        return end;
    }

    /** Whether the segments from one on have this form; it looks at no more of them than begin like it. */
    boolean fits(int from, byte decimal) {
        if (from + size > segments.size()) return false;
        var written = segments.valuesWritten(first, from, size);
        if (written != null) return fitsAt(written, from, decimal);
        var offset = segments.firstMark(from) - segments.firstMark(first);
        for (int s = 0; s < size; s++) {
            if (segments.firstMark(from + s + 1) - segments.firstMark(first + s + 1) != offset) return false;
            if (!fits(first + s, from + s, decimal)) return false;
        }
        return true;
    }

    private boolean fits(int one, int other, byte decimal) {
        var marks = segments.marks();
        var known = segments.firstMark(one);
        var last = segments.firstMark(one + 1);
        var offset = segments.firstMark(other) - known;
        var value = known - segments.firstMark(first);
        int begin = 0, otherBegin = 0;
        for (; known < last; known++) {
            var end = marks[known];
            var otherEnd = marks[known + offset];
            if (((end ^ otherEnd) & 1) != 0) return false;
            end >>>= 1;
            otherEnd >>>= 1;
            var free = values[value++];
            var isRight = free == null
                    ? isSame(
                            segments.start(one) + begin,
                            end - begin,
                            segments.start(other) + otherBegin,
                            otherEnd - otherBegin)
                    : keeps(free, segments.start(other) + otherBegin, segments.start(other) + otherEnd, decimal);
            if (!isRight) return false;
            begin = end + 1;
            otherBegin = otherEnd + 1;
        }
        return true;
    }

    /** Whether segments that were written as those of the form were, but for some values, have it. */
    private boolean fitsAt(int[] written, int from, byte decimal) {
        var firstMark = segments.firstMark(from);
        for (var mark : written) {
            var free = values[mark];
            var begin = segments.begin(from + segmentOf[mark], firstMark + mark);
            var end = segments.end(from + segmentOf[mark], firstMark + mark);
            if (free == null ? !isAsFirst(mark, begin, end) : !keeps(free, begin, end, decimal)) return false;
        }
        return true;
    }

    private boolean isAsFirst(int mark, int begin, int end) {
        var at = segments.firstMark(first) + mark;
        var known = segments.begin(first + segmentOf[mark], at);
        return isSame(known, segments.end(first + segmentOf[mark], at) - known, begin, end - begin);
    }

    /** Whether the free values of the segments from one on, which have this form, surely keep the formats asked of them. */
    boolean isSettled(int from) {
        var firstMark = segments.firstMark(from);
        for (int f = 0; f < formatted.length; f++) {
            var mark = formatted[f];
            var begin = segments.begin(from + segmentOf[mark], firstMark + mark);
            var end = segments.end(from + segmentOf[mark], firstMark + mark);
            if (!formats[f].isSurelyKept(segments.bytes(), begin, end)) return false;
        }
        return true;
    }

    private boolean keeps(Value free, int begin, int end, byte decimal) {
        return begin < end
                && free.layout().surelyFits(segments.bytes(), free.element(), free.component(), begin, end, decimal);
    }

    /** Codes are short: a plain loop beats the vectors. */
    private boolean isSame(int one, int length, int other, int otherLength) {
        if (length != otherLength) return false;
        var bytes = segments.bytes();
        for (int i = 0; i < length; i++) {
            if (bytes[one + i] != bytes[other + i]) return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return "like segments " + first + " to " + (first + size) + " but for "
                + Arrays.stream(values).filter(v -> v != null).count() + " values";
    }
}
