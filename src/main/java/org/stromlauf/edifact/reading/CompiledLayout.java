package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.SegmentLayout;
import org.stromlauf.edifact.definition.SegmentLayout.DataElement;

/** Formats of a segment's components by position, for a check without strings (ISO 9735, chapter 10 for numbers). */
final class CompiledLayout {

    private static final byte ALPHANUMERIC = 0;
    private static final byte ALPHABETIC = 1;
    private static final byte NUMERIC = 2;

    private record Format(DataElement element, byte kind, int min, int max) {

        static Format of(DataElement element) {
            var kind =
                    element.kind().equals("an") ? ALPHANUMERIC : element.kind().equals("a") ? ALPHABETIC : NUMERIC;
            return new Format(element, kind, element.isFixedLength() ? element.length() : 0, element.length());
        }
    }

    /** No length that a value keeps to without being looked at closer. */
    private static final int NONE = -1;

    private final Format[][] formats;
    /** By element from 1: where its components begin in {@link #plain}; behind the last, where they end. */
    private final int[] firsts;
    /** By component: up to how many bytes any value fits. */
    private final int[] plain;

    CompiledLayout(SegmentLayout layout) {
        formats = layout.elements().stream()
                .map(composite -> composite.stream().map(Format::of).toArray(Format[]::new))
                .toArray(Format[][]::new);
        plain = Arrays.stream(formats)
                .flatMap(Arrays::stream)
                .mapToInt(f -> f.kind() == ALPHANUMERIC && f.min() == 0 ? f.max() : NONE)
                .toArray();
        firsts = new int[formats.length + 2];
        for (var e = 1; e <= formats.length; e++) firsts[e + 1] = firsts[e] + formats[e - 1].length;
    }

    /** Whether every component keeps its format: the question asked of each segment, without an object. */
    boolean fits(Segment segment, byte decimal) {
        var marks = segment.marks();
        var start = segment.start();
        var last = segment.markEnd();
        var element = 0;
        var component = 1;
        var begin = 0;
        for (var at = segment.firstMark(); at < last; at++) {
            var mark = marks[at];
            var end = mark >>> 1;
            if (begin < end
                    && element > 0
                    && !isPlain(element, component, end - begin)
                    && fault(segment, element, component, start + begin, start + end, decimal) != null) {
                return false;
            }
            begin = end + 1;
            component++;
            if ((mark & 1) == 1) {
                element++;
                component = 1;
            }
        }
        return true;
    }

    /** Whether any value of the length fits, as nearly every one does. */
    private boolean isPlain(int element, int component, int length) {
        if (element >= firsts.length - 1) return false;
        var at = firsts[element] + component - 1;
        return at < firsts[element + 1] && length <= plain[at];
    }

    /** Whether a value keeps its format, as far as it shows without a closer look. */
    boolean surelyFits(byte[] bytes, int element, int component, int begin, int end, byte decimal) {
        if (isPlain(element, component, end - begin)) return true;
        if (element > formats.length || component > formats[element - 1].length) return false;
        var format = formats[element - 1][component - 1];
        return format.kind == NUMERIC && number(bytes, begin, end, format, decimal) == null;
    }

    /** Notes each component that breaks its format. */
    void check(Segment segment, byte decimal, Place place, Findings findings) {
        var element = 0;
        var component = 1;
        for (var mark = segment.firstMark(); mark < segment.markEnd(); mark++) {
            var begin = segment.begin(mark);
            var end = segment.end(mark);
            if (begin < end && element > 0) {
                var fault = fault(segment, element, component, begin, end, decimal);
                if (fault != null) note(fault, segment, place, element, component, findings);
            }
            component = segment.closesElement(mark) ? 1 : component + 1;
            if (segment.closesElement(mark)) element++;
        }
    }

    private @Nullable Fault fault(Segment segment, int element, int component, int begin, int end, byte decimal) {
        if (element > formats.length) return Fault.TOO_MANY_ELEMENTS;
        var composite = formats[element - 1];
        if (component > composite.length) return Fault.TOO_MANY_COMPONENTS;
        var format = composite[component - 1];
        if (format.kind == NUMERIC) return number(segment.bytes(), begin, end, format, decimal);
        if (format.kind == ALPHABETIC && hasDigit(segment.bytes(), begin, end)) return Fault.CHARACTER_TYPE_WRONG;
        if (format.min == 0 && end - begin <= format.max) return null;
        return length(segment.length(begin, end), format);
    }

    private static @Nullable Fault length(int length, Format format) {
        if (length > format.max) return Fault.ELEMENT_TOO_LONG;
        return length < format.min ? Fault.ELEMENT_TOO_SHORT : null;
    }

    /** Sign and decimal mark do not count towards the length. */
    private static @Nullable Fault number(byte[] bytes, int begin, int end, Format format, byte decimal) {
        var from = bytes[begin] == '-' ? begin + 1 : begin;
        var digits = 0;
        var marks = 0;
        for (var i = from; i < end; i++) {
            var c = bytes[i];
            if (Characters.isDigit(c)) digits++;
            else if (c != '.' && c != ',') return Fault.CHARACTER_TYPE_WRONG;
            else if (c != decimal || ++marks > 1 || i == end - 1) return Fault.DECIMAL_INVALID;
            else if (digits == 0) return Fault.DIGIT_BEFORE_DECIMAL_MISSING;
        }
        return digits == 0 ? Fault.CHARACTER_TYPE_WRONG : length(digits, format);
    }

    private static boolean hasDigit(byte[] bytes, int begin, int end) {
        for (var i = begin; i < end; i++) {
            if (Characters.isDigit(bytes[i])) return true;
        }
        return false;
    }

    private void note(Fault fault, Segment segment, Place place, int element, int component, Findings findings) {
        var found = segment.text(element, component);
        if (fault == Fault.TOO_MANY_ELEMENTS) {
            findings.add(fault, place, formats.length + "", found);
        } else if (fault == Fault.TOO_MANY_COMPONENTS) {
            findings.add(fault, place.at(element, component), formats[element - 1].length + "", found);
        } else {
            var format = formats[element - 1][component - 1].element();
            findings.add(fault, place.at(element, component), format.format(), found);
        }
    }
}
