package org.stromlauf.edifact.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment as a path writes it: {@code SG10 CCI+Z39++$} is the segment CCI that opens a group SG10 and has Z39 as its first
 * element; {@code $} marks the value. Codes in alternative stand as {@code (Z39|Z41)}.
 *
 * @param group the group that the segment opens, or null
 */
public record SegmentPattern(@Nullable String group, String tag, List<PatternPart> parts) {

    public SegmentPattern {
        parts = List.copyOf(parts);
    }

    static SegmentPattern parse(String text) {
        var space = text.indexOf(' ');
        var group = text.startsWith("SG") && space > 0 ? text.substring(0, space) : null;
        var elements = text.substring(group == null ? 0 : space + 1).split("\\+", -1);
        if (!elements[0].matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("A segment pattern begins with a tag, was '" + text + "'");
        }
        var parts = new ArrayList<PatternPart>();
        for (int e = 1; e < elements.length; e++) {
            var components = elements[e].split(":", -1);
            for (int c = 0; c < components.length; c++) {
                if (!components[c].isEmpty()) {
                    parts.add(PatternPart.parse(e, c + 1, components[c]));
                }
            }
        }
        return new SegmentPattern(group, elements[0], parts);
    }

    /** The component that carries the field's value. */
    Optional<PatternPart> value() {
        return parts.stream().filter(PatternPart::isValue).findFirst();
    }

    /** The parts that tell this segment from others: all with codes. */
    List<PatternPart> key() {
        return parts.stream().filter(p -> !p.codes().isEmpty()).toList();
    }

    /** Whether both patterns address the same segment of an instance. */
    boolean isSameSegmentAs(SegmentPattern other) {
        var mine = key();
        var theirs = other.key();
        return tag.equals(other.tag)
                && java.util.Objects.equals(group, other.group)
                && mine.size() == theirs.size()
                && mine.stream().allMatch(p -> theirs.stream().anyMatch(p::isSameKeyAs));
    }
}
