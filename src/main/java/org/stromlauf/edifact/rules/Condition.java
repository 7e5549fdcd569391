package org.stromlauf.edifact.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that a message, or what its caller knows, decides. */
sealed interface Condition
        permits Condition.Silent,
                Condition.Earlier,
                Condition.Fact,
                Condition.Party,
                Condition.Repeated,
                Condition.ForEach,
                Compound,
                Presence,
                OnSegment,
                Compared,
                DocumentTime,
                OfValue {

    /** The segments of which it asks, with the values that decide. */
    default List<SegmentPattern> patterns() {
        return List.of();
    }

    /** @param segment the segment whose element is in question; -1 when it is a whole segment or group */
    Truth test(MessageView message, int instance, int segment);

    /** Only constrains a value or informs: it has no say in whether an item is required. */
    enum Silent implements Condition {
        HINT,
        VALUE;

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            return Truth.NEUTRAL;
        }
    }

    /**
     * How often an item stands in each group of a name ({@code message} for the whole): it does not decide whether one must.
     *
     * @param least asked where the item is required at all
     */
    record Repeated(int least, int most, String group) implements Condition {

        static final String MESSAGE = "message";

        boolean isOfMessage() {
            return group.equals(MESSAGE);
        }

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            return Truth.NEUTRAL;
        }
    }

    /** The message that this one answers, cancels or complains of is so. */
    record Earlier(Condition asked) implements Condition {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var earlier = message.earlier();
            return earlier == null ? Truth.UNKNOWN : asked.test(earlier, 0, -1);
        }
    }

    /** What the caller knows of the objects of a message from his master data. */
    record Fact(String name) implements Condition {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var known = message.fact(name);
            return known == null ? Truth.UNKNOWN : Truth.of(known);
        }
    }

    /** The item stands for each segment of a kind: where there is one, the item is asked for. */
    record ForEach(SegmentPattern pattern) implements Condition {

        @Override
        public List<SegmentPattern> patterns() {
            return List.of(pattern);
        }

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var around = Presence.transaction(message, instance);
            return message.counted(this, around, () -> first(message, around)) >= 0 ? Truth.TRUE : Truth.UNKNOWN;
        }

        private int first(MessageView message, int around) {
            for (int s = around == 0 ? 0 : message.instanceTrigger(around); s < message.instanceEnd(around); s++) {
                if (pattern.matches(message, s)) return s;
            }
            return -1;
        }
    }

    /** What is known of the sender or receiver: one of some market roles, or the commodity of its market partner id. */
    record Party(boolean sender, boolean wanted, List<String> roles, @Nullable String commodity) implements Condition {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = commodity == null
                    ? role(message)
                    : Truth.values()[
                            message.counted(
                                    this, 0, () -> commodity(message, commodity).ordinal())];
            return truth == Truth.UNKNOWN ? truth : Truth.of((truth == Truth.TRUE) == wanted);
        }

        private Truth role(MessageView message) {
            var known = sender ? message.senderRole() : message.receiverRole();
            return known == null ? Truth.UNKNOWN : Truth.of(roles.contains(known));
        }

        /** By DE 3055 of the id: BDEW gives out those of electricity, DVGW those of gas, GS1 both. */
        private Truth commodity(MessageView message, String asked) {
            var qualifier = sender ? "MS" : "MR";
            for (int s = 0; s < message.size(); s++) {
                if (message.tag(s).equals("NAD") && message.text(s, 1, 1).equals(qualifier)) {
                    return switch (message.text(s, 2, 3)) {
                        case "293" -> Truth.of(asked.equals("Strom"));
                        case "332" -> Truth.of(asked.equals("Gas"));
                        default -> Truth.UNKNOWN;
                    };
                }
            }
            return Truth.UNKNOWN;
        }
    }
}
