package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as it stands in a message, with {@code /} between alternatives and nothing where any value will do:
 * {@code SG4 STS+7+++ZAP/ZW4}; the group may be left out.
 */
record SegmentPattern(@Nullable String group, String tag, List<Part> parts) {

    record Part(int element, int component, List<String> values) {}

    static SegmentPattern parse(String text) {
        var space = text.indexOf(' ');
        var group = space < 0 ? null : text.substring(0, space);
        var elements = text.substring(space + 1).split("\\+", -1);
        var parts = new ArrayList<Part>();
        for (int e = 1; e < elements.length; e++) {
            var components = elements[e].split(":", -1);
            for (int c = 0; c < components.length; c++) {
                if (!components[c].isEmpty()) {
                    parts.add(new Part(e, c + 1, List.of(components[c].split("/"))));
                }
            }
        }
        if (elements[0].length() != 3) {
            throw new ExpressionException("No segment in '" + text + "'");
        }
        return new SegmentPattern(group, elements[0], List.copyOf(parts));
    }

    boolean matches(MessageView message, int segment) {
        if (!message.tag(segment).equals(tag) || !standsInGroup(message, segment)) {
            return false;
        }
        for (var part : parts) {
            if (!part.values().contains(message.text(segment, part.element(), part.component()))) {
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
}
