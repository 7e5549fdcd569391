package org.stromlauf.edifact.rules;

import java.util.List;

/** A condition made of others. */
sealed interface Compound extends Condition {

    List<Condition> parts();

    @Override
    default List<SegmentPattern> patterns() {
        return parts().stream().flatMap(p -> p.patterns().stream()).toList();
    }

    record All(List<Condition> parts) implements Compound {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = Truth.TRUE;
            for (int i = 0; i < parts.size(); i++) {
                truth = truth.and(parts.get(i).test(message, instance, segment));
            }
            return truth;
        }
    }

    record Any(List<Condition> parts) implements Compound {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = Truth.FALSE;
            for (int i = 0; i < parts.size(); i++) {
                truth = truth.or(parts.get(i).test(message, instance, segment));
            }
            return truth;
        }
    }

    record Not(Condition part) implements Compound {

        @Override
        public List<Condition> parts() {
            return List.of(part);
        }

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = part.test(message, instance, segment);
            return truth == Truth.UNKNOWN ? truth : Truth.of(truth == Truth.FALSE);
        }
    }

    /** Some of what the condition means: where it does not hold, nothing is known. */
    record Surely(Condition part) implements Compound {

        @Override
        public List<Condition> parts() {
            return List.of(part);
        }

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = part.test(message, instance, segment);
            return truth == Truth.FALSE ? Truth.UNKNOWN : truth;
        }
    }
}
