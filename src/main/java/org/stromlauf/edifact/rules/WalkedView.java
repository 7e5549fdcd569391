package org.stromlauf.edifact.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.Delimiters;
import org.stromlauf.edifact.reading.Segment;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.edifact.reading.WalkedMessage;

/** A walked message with what its caller knows, as rules see it; for one thread. */
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

    private static final long UNREAD = -2;
    private static final int KEPT = 1 << 15;

    private final Map<Counted, Integer> counts = new HashMap<>();
    private final Map<Integer, int[]> outside = new HashMap<>();
    private final WalkedMessage message;
    private final Context context;
    private final Segments segments;
    private final Segment view;
    private final boolean isUsuallyReleased;
    /** By node: whether a segment stands there, at 0 for those that no column has; made when first asked. */
    private boolean[] present = {};

    private int viewed = -1;
    private long documentTime = UNREAD;

    public WalkedView(WalkedMessage message, Context context) {
        this.message = message;
        this.context = context;
        this.segments = message.segments();
        this.view = segments.view();
        this.isUsuallyReleased = message.delimiters().release() == Delimiters.DEFAULT.release();
    }

    private Segment at(int segment) {
        if (viewed != segment) {
            segments.place(view, segment);
            viewed = segment;
        }
        return view;
    }

    @Override
    public MessageDefinition definition() {
        return message.definition();
    }

    @Override
    public int size() {
        return segments.size();
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
        var node = message.node(segment);
        return node > 0 ? message.definition().node(node).tag() : at(segment).tag();
    }

    @Override
    public String text(int segment, int element, int component) {
        return at(segment).text(element, component);
    }

    @Override
    public boolean isEmpty(int segment, int element, int component) {
        return at(segment).isEmpty(element, component);
    }

    @Override
    public boolean has(int segment, int element, int component, byte[] code) {
        return at(segment).has(element, component, code);
    }

    @Override
    public boolean keeps(SureFormat[] formats, int segment, int element, int component) {
        if (!isUsuallyReleased) return false;
        var placed = at(segment);
        var mark = placed.markOf(element, component);
        if (mark < 0 || placed.begin(mark) == placed.end(mark)) return false;
        var begin = placed.begin(mark);
        var end = placed.end(mark);
        var written = documentTime();
        var bytes = placed.bytes();
        for (var format : formats) {
            if (!format.isKept(bytes, begin, end, written)) return false;
        }
        return true;
    }

    @Override
    public int like(int instance) {
        return message.like(instance);
    }

    @Override
    public boolean isSettled(int instance) {
        return message.isSettled(instance);
    }

    @Override
    public long documentTime() {
        if (documentTime == UNREAD) documentTime = DocumentTime.of(this);
        return documentTime;
    }

    @Override
    public boolean mayHave(boolean[] nodes) {
        if (present.length == 0) present = present();
        if (present[0]) return true;
        for (int node = 1; node < present.length; node++) {
            if (nodes[node] && present[node]) return true;
        }
        return false;
    }

    private boolean[] present() {
        var found = new boolean[message.definition().nodes().size()];
        for (int s = 1; s < size() - 1; s++) found[Math.max(message.node(s), 0)] = true;
        return found;
    }

    @Override
    public int[] outside(int group) {
        return outside.computeIfAbsent(group, MessageView.super::outside);
    }

    @Override
    public int counted(Object condition, int instance, IntSupplier count) {
        var key = new Counted(condition, instance);
        var known = counts.get(key);
        if (known != null) return known;
        var counted = count.getAsInt();
        // A transaction is asked about while it is checked, hardly ever later: what was counted long ago is let go.
        if (counts.size() >= KEPT) counts.clear();
        counts.put(key, counted);
        return counted;
    }

    @Override
    public @Nullable MessageView earlier() {
        return (MessageView) context.earlier();
    }

    @Override
    public boolean isOwn() {
        return context.own();
    }

    @Override
    public @Nullable Boolean fact(String name) {
        return context.facts().get(name);
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
