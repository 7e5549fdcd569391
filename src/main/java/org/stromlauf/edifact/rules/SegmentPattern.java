package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.KeyPart;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;

/**
 * A segment as it stands in a message, with {@code /} between alternatives, {@code *} for a number, {@code ~950} for a format and
 * nothing where any value will do: {@code SG4 STS+7+++ZAP/ZW4}, {@code LOC+172+~950}, {@code PIA+5+7-*?:99.41.16}; the group
 * may be left out.
 */
record SegmentPattern(@Nullable String group, String tag, List<Part> parts) {

    record Part(int element, int component, List<ValuePattern> values) {

        boolean matches(MessageView message, int segment) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).matches(message, segment, element, component)) return true;
            }
            return false;
        }

        /** To which other place the value is tied; null when it is not. */
        @Nullable
        SamePlace same() {
            return values.size() == 1 ? values.get(0).same() : null;
        }

        Part bound(String value) {
            return new Part(element, component, List.of(values.get(0).bound(value)));
        }

        boolean mayBe(List<String> codes) {
            return codes.stream().anyMatch(c -> values.stream().anyMatch(v -> v.mayBe(c)));
        }
    }

    /** Whether a value of another place of the message has a say. */
    boolean isTied() {
        return parts.stream().anyMatch(p -> p.same() != null);
    }

    /** The pattern as it reads at a place of a message; null when a value to which it is tied does not stand there. */
    @Nullable
    SegmentPattern bound(MessageView message, int instance, int segment) {
        var bound = new ArrayList<Part>();
        for (var part : parts) {
            var same = part.same();
            var value = same == null ? "" : same.value(message, instance, segment, this, part);
            if (same != null && value.isEmpty()) return null;
            bound.add(same == null ? part : part.bound(value));
        }
        return new SegmentPattern(group, tag, List.copyOf(bound));
    }

    /** The like segment of any group, whatever stands at a place. */
    SegmentPattern without(Part place) {
        return new SegmentPattern(
                null,
                tag,
                parts.stream().filter(p -> !p.equals(place) && p.same() == null).toList());
    }

    /** Of the segments to whose values this one is tied, those at other places. */
    List<SegmentPattern> ties() {
        var ties = new ArrayList<SegmentPattern>();
        for (var part : parts) {
            var same = part.same();
            if (same == null || same.tag() == null) continue;
            ties.add(new SegmentPattern(null, same.tag(), List.of()).with(same.element(), same.component()));
        }
        return ties;
    }

    static SegmentPattern parse(String text) {
        var space = text.indexOf(' ');
        var group = space < 0 ? null : text.substring(0, space);
        var elements = split(text.substring(space + 1), '+');
        var parts = new ArrayList<Part>();
        for (int e = 1; e < elements.size(); e++) {
            var components = split(elements.get(e), ':');
            for (int c = 0; c < components.size(); c++) {
                if (!components.get(c).isEmpty()) {
                    var values = split(components.get(c), '/').stream()
                            .map(ValuePattern::parse)
                            .toList();
                    parts.add(new Part(e, c + 1, values));
                }
            }
        }
        if (elements.get(0).length() != 3) {
            throw new ExpressionException("No segment in '" + text + "'");
        }
        return new SegmentPattern(group, elements.get(0), List.copyOf(parts));
    }

    private static List<String> split(String text, char separator) {
        var result = new ArrayList<String>();
        var from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '?') {
                i++;
            } else if (text.charAt(i) == separator) {
                result.add(text.substring(from, i));
                from = i + 1;
            }
        }
        result.add(text.substring(from));
        return result;
    }

    /** The same with a further place whose value decides. */
    SegmentPattern with(int element, int component) {
        var more = new ArrayList<>(parts);
        more.add(new Part(element, component, List.of()));
        return new SegmentPattern(group, tag, List.copyOf(more));
    }

    /** Whether a value at a place of a segment of the tag decides. */
    boolean asks(String ofTag, int element, int component) {
        return tag.equals(ofTag) && parts.stream().anyMatch(p -> p.element() == element && p.component() == component);
    }

    boolean matches(MessageView message, int segment) {
        if (!message.tag(segment).equals(tag) || !standsInGroup(message, segment)) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).matches(message, segment)) {
                return false;
            }
        }
        return true;
    }

    private boolean standsInGroup(MessageView message, int segment) {
        if (group == null) {
            return true;
        }
        var node = message.instanceNode(message.instance(segment));
        return node > 0 && group.equals(message.definition().node(node).group());
    }

    /** Whether such a segment may stand in groups of the node, or open them. */
    boolean mayStandBelow(MessageDefinition definition, int ancestor) {
        return definition.nodes().stream()
                .anyMatch(n -> n.tag().equals(tag)
                        && isBelow(definition, n, ancestor)
                        && (group == null || group.equals(groupOf(definition, n)))
                        && n.key().stream().allMatch(this::mayHave));
    }

    private boolean mayHave(KeyPart key) {
        return parts.stream()
                .filter(p -> p.element() == key.element() && p.component() == key.component())
                .findFirst()
                .map(p -> p.mayBe(key.codes()))
                .orElse(true);
    }

    private static boolean isBelow(MessageDefinition definition, Node node, int ancestor) {
        for (int at = node.index(); at > 0; at = definition.node(at).parent()) {
            if (at == ancestor) return true;
        }
        return false;
    }

    private static @Nullable String groupOf(MessageDefinition definition, Node node) {
        return node.isGroup() || node.parent() <= 0
                ? node.group()
                : definition.node(node.parent()).group();
    }
}
