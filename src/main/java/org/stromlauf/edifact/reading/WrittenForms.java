package org.stromlauf.edifact.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which segments of an interchange its writer wrote alike, so that nothing but some values is left to be compared. */
final class WrittenForms {

    /** How many segments have the form, and the marks of its values, counted from its first. */
    private record Form(int segments, int[] values) {}

    private Form[] forms = new Form[4];
    private int count;
    /** By segment: number of the form that begins with it, from 1. */
    private int[] begun = new int[0];

    /** Behind the last segment that begins a form. */
    private int end;

    /** A form that more segments will have; its number. */
    int add(int segments, int[] values) {
        if (count == forms.length) forms = Arrays.copyOf(forms, count * 2);
        forms[count++] = new Form(segments, values);
        return count;
    }

    void begin(int segment, int form) {
        if (segment >= begun.length) begun = Arrays.copyOf(begun, Math.max(segment + 1, begun.length * 2));
        begun[segment] = form;
        end = segment + 1;
    }

    void clear() {
        drop(0);
        count = 0;
    }

    /** The segments from one on are forgotten. */
    void drop(int from) {
        if (from >= end) return;
        Arrays.fill(begun, from, end, 0);
        end = from;
    }

    /** How many segments have the form that begins with a segment; 0 when none does. */
    int size(int segment) {
        return segment >= end || begun[segment] == 0 ? 0 : forms[begun[segment] - 1].segments();
    }

    /** The marks of the values by which alone some segments may differ from others; null when it is not known. */
    int @Nullable [] values(int one, int other, int size) {
        if (one >= end || other >= end) return null;
        var form = begun[one];
        if (form == 0 || form != begun[other] || forms[form - 1].segments() != size) return null;
        return forms[form - 1].values();
    }
}
