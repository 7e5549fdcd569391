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
            for (var part : parts) truth = truth.and(part.test(message, instance, segment));
            return truth;
        }
    }

    record Any(List<Condition> parts) implements Compound {

        @Override
        public Truth test(MessageView message, int instance, int segment) {
            var truth = Truth.FALSE;
            for (var part : parts) truth = truth.or(part.test(message, instance, segment));
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
