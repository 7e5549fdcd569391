package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;

/** A condition that a message, or what its caller knows, decides. */
sealed interface Condition {

    Truth test(MessageView message, int instance);

    /** Only constrains a value or informs: it has no say in whether an item is required. */
    enum Silent implements Condition {
        HINT,
        VALUE;

        @Override
        public Truth test(MessageView message, int instance) {
            return Truth.NEUTRAL;
        }
    }

    /**
     * More than {@code least} segments of a kind stand in the scope.
     *
     * @param with a segment that must stand in the same group instance
     * @param scope the group around the place in question; null for its whole transaction with the head of the message
     */
    record Present(
            SegmentPattern pattern, @Nullable SegmentPattern with, @Nullable String scope, int least, boolean wanted)
            implements Condition {
        @Override
        public Truth test(MessageView message, int instance) {
            var around = scope == null ? transaction(message, instance) : enclosing(message, instance, scope);
            if (around < 0) {
                return Truth.UNKNOWN;
            }
            var found = 0;
            for (int s = first(message, around); s < message.instanceEnd(around); s++) {
                if (pattern.matches(message, s) && (with == null || holds(message, message.instance(s), with))) {
                    found++;
                }
            }
            if (scope == null && around != 0) {
                found += inHead(message, around);
            }
            return Truth.of(found > least == wanted);
        }

        private static int first(MessageView message, int around) {
            return around == 0 ? 0 : message.instanceTrigger(around);
        }

        private static boolean holds(MessageView message, int instance, SegmentPattern with) {
            for (int s = first(message, instance); s < message.instanceEnd(instance); s++) {
                if (with.matches(message, s)) {
                    return true;
                }
            }
            return false;
        }

        /** Segments outside of all groups of the transaction's kind. */
        private int inHead(MessageView message, int transaction) {
            var group = message.instanceNode(transaction);
            var found = 0;
            for (int s = 0; s < message.size(); s++) {
                var top = transaction(message, message.instance(s));
                if ((top == 0 || message.instanceNode(top) != group) && pattern.matches(message, s)) {
                    found++;
                }
            }
            return found;
        }

        private static int transaction(MessageView message, int instance) {
            var at = instance;
            while (at > 0 && message.instanceParent(at) > 0) {
                at = message.instanceParent(at);
            }
            return Math.max(at, 0);
        }
    }

    /** The market role of a party. */
    record HasRole(boolean sender, String role) implements Condition {
        @Override
        public Truth test(MessageView message, int instance) {
            var known = sender ? message.senderRole() : message.receiverRole();
            return known == null ? Truth.UNKNOWN : Truth.of(known.equals(role));
        }
    }

    /** Exactly once in each group of the name: no more than one may stand there; it does not decide whether one must. */
    record Once(String group) implements Condition {
        @Override
        public Truth test(MessageView message, int instance) {
            return Truth.NEUTRAL;
        }
    }

    /** The instance itself or the nearest around it that opens the group; -1 when there is none. */
    static int enclosing(MessageView message, int instance, String group) {
        for (int at = instance; at > 0; at = message.instanceParent(at)) {
            var node = message.instanceNode(at);
            if (node > 0 && group.equals(message.definition().node(node).group())) {
                return at;
            }
        }
        return -1;
    }
}
