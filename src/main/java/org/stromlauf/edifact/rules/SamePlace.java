package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;

/**
 * What ties two groups of a message together: a value that stands at another place too, seen from the place in question.
 * {@code @} means the value at the same place of this segment, of the one of its tag that opens a group around it, or of the like
 * segment in such a group; {@code @NAD?+MS.2.1} names another segment; {@code >@} asks for a greater number.
 */
record SamePlace(boolean greater, @Nullable String tag, @Nullable String qualifier, int element, int component) {

    static boolean isOne(String text) {
        return text.startsWith("@") || text.startsWith(">@");
    }

    static SamePlace parse(String text) {
        var greater = text.startsWith(">");
        var place = text.substring(greater ? 2 : 1);
        if (place.isEmpty()) return new SamePlace(greater, null, null, 0, 0);
        var parts = place.split("\\.");
        if (parts.length != 3) throw new ExpressionException("No place 'TAG.element.component' in '" + text + "'");
        var plus = parts[0].indexOf('+');
        return new SamePlace(
                greater,
                plus < 0 ? parts[0] : parts[0].substring(0, plus),
                plus < 0 ? null : parts[0].substring(plus + 1),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]));
    }

    /** The value seen from a place of a message; empty when there is none. */
    String value(MessageView message, int instance, int segment, SegmentPattern of, SegmentPattern.Part at) {
        var wanted = tag == null ? of.tag() : tag;
        var found = segment >= 0 && message.tag(segment).equals(wanted)
                ? segment
                : around(message, instance, wanted, of.without(at));
        if (found < 0) return "";
        return tag == null
                ? message.text(found, at.element(), at.component())
                : message.text(found, element, component);
    }

    private int around(MessageView message, int instance, String wanted, SegmentPattern like) {
        for (int at = instance; at > 0; at = message.instanceParent(at)) {
            if (message.tag(message.instanceTrigger(at)).equals(wanted)) return message.instanceTrigger(at);
        }
        for (int at = instance; at >= 0; at = message.instanceParent(at)) {
            // The like segment of another group of the transaction is not the one of this group.
            if (tag == null && (at == 0 || message.instanceParent(at) == 0)) return -1;
            var found = within(message, at, wanted, like);
            if (found >= 0) return found;
        }
        return -1;
    }

    private int within(MessageView message, int around, String wanted, SegmentPattern like) {
        for (int s = around == 0 ? 0 : message.instanceTrigger(around); s < message.instanceEnd(around); s++) {
            if (!message.tag(s).equals(wanted)) continue;
            if (qualifier == null
                    ? like.matches(message, s)
                    : message.text(s, 1, 1).equals(qualifier)) return s;
        }
        return -1;
    }
}
