package org.stromlauf.edifact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.Segment;
import org.stromlauf.edifact.reading.WalkedMessage;

/**
 * The segments of a message as they were sent, with their places in the definition: what a person looks at.
 *
 * @param reference DE 0062
 */
public record Outline(String reference, List<Line> lines) {

    /** One segment. */
    public static final class Line {

        private final int index;
        private final @Nullable WalkedMessage walked;
        private final Segment segment;

        /** Of a message that has no definition. */
        Line(int index, Segment segment) {
            this.index = index;
            this.walked = null;
            this.segment = segment;
        }

        Line(int index, WalkedMessage walked) {
            this.index = index;
            this.walked = walked;
            this.segment = walked.segment(index);
        }

        /** Number in the message, UNH = 1. */
        public int number() {
            return index + 1;
        }

        /** How many groups are open around it, its own included. */
        public int depth() {
            if (walked == null) return 0;
            var depth = 0;
            for (var i = walked.instance(index); i > 0; i = walked.instanceParent(i)) depth++;
            return depth;
        }

        /** Its node; null when no handbook has it there. */
        public @Nullable String path() {
            var node = walked == null ? -1 : walked.node(index);
            return walked == null || node < 0
                    ? null
                    : walked.definition().node(node).path();
        }

        /** Of its message; null when there is none. */
        @Nullable
        MessageDefinition definition() {
            return walked == null ? null : walked.definition();
        }

        public String tag() {
            return segment.tag();
        }

        /** As it was sent, without terminator. */
        public String text() {
            return segment.source();
        }

        /** A value without release characters; empty when it is not there. Element and component count from 1. */
        public String value(int element, int component) {
            return segment.text(element, component);
        }

        /** How many elements stand behind the tag. */
        int elements() {
            return segment.elements();
        }

        int components(int element) {
            return segment.components(element);
        }

        /** Where in the text a component begins; the text's end when it is not there. */
        public int begin(int element, int component) {
            return segment.begin(element, component) - segment.start();
        }

        public int end(int element, int component) {
            return segment.end(element, component) - segment.start();
        }
    }
}
