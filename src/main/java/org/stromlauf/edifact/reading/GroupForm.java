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
    }

    /** The values of some places of a segment are free where one stands. */
    void free(int segment, CompiledLayout layout, long[] free, long[] keys) {
        var view = segments.get(segment);
        var element = 0;
        var component = 1;
        for (int mark = view.firstMark(); mark < view.markEnd(); mark++) {
            var isFree = isSet(free, element, component) && !isSet(keys, element, component);
            if (element > 0 && isFree && view.begin(mark) < view.end(mark)) {
                values[mark - segments.firstMark(first)] = new Value(layout, element, component);
            }
            component = view.closesElement(mark) ? 1 : component + 1;
            if (view.closesElement(mark)) element++;
        }
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

    /** Whether the segments from one on have this form. */
    boolean fits(int from, byte decimal) {
        if (from + size > segments.size()) return false;
        var offset = segments.firstMark(from) - segments.firstMark(first);
        for (int s = 0; s < size; s++) {
            if (segments.firstMark(from + s + 1) - segments.firstMark(first + s + 1) != offset) return false;
        }
        for (int s = 0; s < size; s++) {
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
