package org.stromlauf.edifact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.reading.Segment;

/**
 * The segments of a message as they were sent, with their places in the definition: what a person looks at.
 *
 * @param reference DE 0062
 */
public record Outline(String reference, List<Line> lines) {

    /** One segment. */
    public static final class Line {

        private final int number;
        private final int depth;
        private final @Nullable String path;
        private final Segment segment;

        Line(int number, int depth, @Nullable String path, Segment segment) {
            this.number = number;
            this.depth = depth;
            this.path = path;
            this.segment = segment;
        }

        /** Number in the message, UNH = 1. */
        public int number() {
            return number;
        }

        /** How many groups are open around it, its own included. */
        public int depth() {
            return depth;
        }

        /** Its node; null when no handbook has it there. */
        public @Nullable String path() {
            return path;
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

        /** Where in the text a component begins; the text's end when it is not there. */
        public int begin(int element, int component) {
            return segment.begin(element, component) - segment.start();
        }

        public int end(int element, int component) {
            return segment.end(element, component) - segment.start();
        }
    }
}
