package org.stromlauf.edifact.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.Segment;
import org.stromlauf.edifact.reading.WalkedMessage;

/** A walked message with what its caller knows, as rules see it. */
public final class WalkedView implements MessageView {

    /** By the identity of the condition: conditions are made once a definition. */
    private record Counted(Object condition, int instance) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Counted c && c.condition == condition && c.instance == instance;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(condition) * 31 + instance;
        }
    }

    private final Map<Counted, Integer> counts = new HashMap<>();
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
    public boolean has(int segment, int element, int component, byte[] code) {
        return segments[segment].has(element, component, code);
    }

    @Override
    public int counted(Object condition, int instance, IntSupplier count) {
        var key = new Counted(condition, instance);
        var known = counts.get(key);
        if (known != null) return known;
        var counted = count.getAsInt();
        counts.put(key, counted);
        return counted;
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
