package org.stromlauf.edifact.fields;

import java.util.Arrays;
import java.util.List;

/** From the start of a message or repeated group to a segment: {@code SG8 SEQ+Z01 / SG9 QTY+Z09:$:KWH}. */
public record FieldPath(List<SegmentPattern> steps) {

    public FieldPath {
        steps = List.copyOf(steps);
    }

    static FieldPath parse(String text) {
        return new FieldPath(
                Arrays.stream(text.split(" / ")).map(SegmentPattern::parse).toList());
    }

    public SegmentPattern last() {
        return steps.get(steps.size() - 1);
    }
}
