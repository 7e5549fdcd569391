package org.stromlauf.edifact.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * A message at the places of its definition. Segments and group instances are numbered from 0 in the order of the message;
 * instance 0 is the message itself, the parent of all others.
 */
public final class WalkedMessage {

    private final MessageDefinition definition;
    private final @Nullable String pid;
    private final Delimiters delimiters;
    private final Segments segments;
    private final int[] segmentNodes;
    private final int[] segmentInstances;
    private final int[] instanceNodes;
    private final int[] instanceParents;
    private final int[] instanceTriggers;
    private final int[] instanceEnds;
    private final int[] instanceLikes;
    private final BitSet settled;
    private final List<Finding> findings;

    private WalkedMessage(Builder builder, List<Finding> findings) {
        this.definition = builder.definition;
        this.pid = builder.pid;
        this.delimiters = builder.delimiters;
        this.segments = builder.segments;
        this.segmentNodes = builder.segmentNodes;
        this.segmentInstances = builder.segmentInstances;
        this.instanceNodes = Arrays.copyOf(builder.instanceNodes, builder.instances);
        this.instanceParents = Arrays.copyOf(builder.instanceParents, builder.instances);
        this.instanceTriggers = Arrays.copyOf(builder.instanceTriggers, builder.instances);
        this.instanceEnds = Arrays.copyOf(builder.instanceEnds, builder.instances);
        this.instanceLikes = Arrays.copyOf(builder.instanceLikes, builder.instances);
        this.settled = builder.settled;
        this.findings = findings;
    }

    public MessageDefinition definition() {
        return definition;
    }

    /** The column of the definition to which it is to be held; null for APERAK and CONTRL. */
    public @Nullable String pid() {
        return pid;
    }

    public Delimiters delimiters() {
        return delimiters;
    }

    /** Of structure, in the order of the message. */
    public List<Finding> findings() {
        return findings;
    }

    /** How many segments, UNH and UNT included. */
    public int size() {
        return segments.size();
    }

    /** The segments as they were sent. */
    public Segments segments() {
        return segments;
    }

    public Segment segment(int index) {
        return segments.get(index);
    }

    /** The segment's node; -1 for one that the structure allows and no handbook has, or that is not allowed. */
    public int node(int segment) {
        return segmentNodes[segment];
    }

    /** The group instance in which the segment stands; a trigger stands in the instance that it opens. */
    public int instance(int segment) {
        return segmentInstances[segment];
    }

    public int instances() {
        return instanceNodes.length;
    }

    /** The instance's node: 0 for the message, -1 for a group that no handbook has. */
    public int instanceNode(int instance) {
        return instanceNodes[instance];
    }

    /** The instance around it; -1 for the message. */
    public int instanceParent(int instance) {
        return instanceParents[instance];
    }

    /** Index of the segment that opens the instance; 0 (UNH) for the message. */
    public int instanceTrigger(int instance) {
        return instanceTriggers[instance];
    }

    /** Index behind the last segment of the instance, those of the instances within it included. */
    public int instanceEnd(int instance) {
        return instanceEnds[instance];
    }

    /**
     * The first instance, beside it in the same group, that reads like it but for free values ({@link FreePlaces}); itself where
     * there is none or the free places were not told.
     */
    public int like(int instance) {
        return instanceLikes[instance];
    }

    /** Whether every free value of an instance that reads like another is known to keep the format that is asked of it. */
    public boolean isSettled(int instance) {
        return settled.get(instance);
    }

    /** Collects a walk over segments that stay. */
    static final class Builder {

        private static final int DEPTH = 13;

        private final MessageDefinition definition;
        private final @Nullable String pid;
        private final Delimiters delimiters;
        private final Segments segments;
        private final int[] segmentNodes;
        private final int[] segmentInstances;
        private int[] instanceNodes = new int[16];
        private int[] instanceParents = new int[16];
        private int[] instanceTriggers = new int[16];
        private int[] instanceEnds = new int[16];
        private int[] instanceLikes = new int[16];
        private final BitSet settled = new BitSet();
        private int instances;
        private final int[] open = new int[DEPTH];
        private int depth;

        Builder(MessageDefinition definition, @Nullable String pid, Delimiters delimiters, Segments segments) {
            this.definition = definition;
            this.pid = pid;
            this.delimiters = delimiters;
            this.segments = segments;
            this.segmentNodes = new int[segments.size()];
            this.segmentInstances = new int[segments.size()];
            open(0, -1, 0);
            depth = 0;
        }

        Segments segments() {
            return segments;
        }

        /** The node of a segment that was placed. */
        int node(int segment) {
            return segmentNodes[segment];
        }

        /**
         * A segment at its place.
         *
         * @param node of the definition; -1 when the structure allows the segment but no handbook has a node for it, or when it
         *     is not allowed here at all (then there is a finding)
         * @param at how many groups are open around it
         * @param opensGroup whether it is the trigger of a group at that depth
         */
        void segment(int index, int node, int at, boolean opensGroup) {
            closeTo(at, index);
            // A group with more than its form has is not like the first of the form.
            instanceLikes[open[at]] = open[at];
            if (opensGroup) {
                open(node, open[at], index);
                depth = at + 1;
                open[depth] = instances - 1;
            }
            segmentNodes[index] = node;
            segmentInstances[index] = open[depth];
        }

        /** A group that takes the same places as one before it, and reads like it where the free places were told. */
        void group(GroupForm form, int from, int at, boolean isAlike) {
            closeTo(at, from);
            var first = segmentInstances[form.first()];
            open(instanceNodes[first], open[at], from);
            depth = at + 1;
            open[depth] = instances - 1;
            if (isAlike) {
                instanceLikes[instances - 1] = first;
                if (form.isSettled(from)) settled.set(instances - 1);
            }
            System.arraycopy(segmentNodes, form.first(), segmentNodes, from, form.size());
            Arrays.fill(segmentInstances, from, from + form.size(), instances - 1);
        }

        WalkedMessage build(List<Finding> findings) {
            closeTo(0, segments.size());
            instanceEnds[0] = segments.size();
            return new WalkedMessage(this, findings);
        }

        private void closeTo(int at, int end) {
            for (; depth > at; depth--) instanceEnds[open[depth]] = end;
        }

        private void open(int node, int parent, int trigger) {
            if (instances == instanceNodes.length) {
                instanceNodes = Arrays.copyOf(instanceNodes, instances * 2);
                instanceParents = Arrays.copyOf(instanceParents, instances * 2);
                instanceTriggers = Arrays.copyOf(instanceTriggers, instances * 2);
                instanceEnds = Arrays.copyOf(instanceEnds, instances * 2);
                instanceLikes = Arrays.copyOf(instanceLikes, instances * 2);
            }
            instanceNodes[instances] = node;
            instanceParents[instances] = parent;
            instanceLikes[instances] = instances;
            instanceTriggers[instances++] = trigger;
        }
    }
}
