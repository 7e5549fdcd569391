package org.stromlauf.edifact.rules;

import java.util.List;

/** The segment whose element is in question, or the one that opens a group around it, is of a kind, or is not. */
record OnSegment(SegmentPattern pattern, boolean wanted) implements Condition {

    @Override
    public List<SegmentPattern> patterns() {
        return List.of(pattern);
    }

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        if (segment >= 0 && message.tag(segment).equals(pattern.tag())) return holds(message, segment);
        for (int at = instance; at > 0; at = message.instanceParent(at)) {
            var trigger = message.instanceTrigger(at);
            if (message.tag(trigger).equals(pattern.tag())) return holds(message, trigger);
        }
        return Truth.UNKNOWN;
    }

    private Truth holds(MessageView message, int segment) {
        return Truth.of(pattern.matches(message, segment) == wanted);
    }
}
