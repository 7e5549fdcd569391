package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.Segment;
import org.stromlauf.edifact.reading.WalkedMessage;

/** A walked message with what its caller knows, as rules see it. */
public final class WalkedView implements MessageView {

    private final WalkedMessage message;
    private final Context context;
    private final Segment[] segments;
    private final String[] tags;

    public WalkedView(WalkedMessage message, Context context) {
        this.message = message;
        this.context = context;
        this.segments = new Segment[message.size()];
        this.tags = new String[message.size()];
        for (int s = 0; s < segments.length; s++) {
            segments[s] = message.segment(s);
            var node = message.node(s);
            tags[s] = node > 0 ? message.definition().node(node).tag() : segments[s].tag();
        }
    }

    @Override
    public MessageDefinition definition() {
        return message.definition();
    }

    @Override
    public int size() {
        return segments.length;
    }

    @Override
    public int node(int segment) {
        return message.node(segment);
    }

    @Override
    public int instance(int segment) {
        return message.instance(segment);
    }

    @Override
    public int instances() {
        return message.instances();
    }

    @Override
    public int instanceNode(int instance) {
        return message.instanceNode(instance);
    }

    @Override
    public int instanceParent(int instance) {
        return message.instanceParent(instance);
    }

    @Override
    public int instanceTrigger(int instance) {
        return message.instanceTrigger(instance);
    }

    @Override
    public int instanceEnd(int instance) {
        return message.instanceEnd(instance);
    }

    @Override
    public String tag(int segment) {
        return tags[segment];
    }

    @Override
    public String text(int segment, int element, int component) {
        return segments[segment].text(element, component);
    }

    @Override
    public boolean isEmpty(int segment, int element, int component) {
        return segments[segment].isEmpty(element, component);
    }

    @Override
    public @Nullable String senderRole() {
        return context.senderRole();
    }

    @Override
    public @Nullable String receiverRole() {
        return context.receiverRole();
    }
}
