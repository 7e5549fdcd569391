package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Condition.Repeated;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;

/**
 * How often an item stands by a condition part: {@code ([81] ∧ [2069]) ⊻ ([82] ∧ [2070])} asks for one of both repetitions, by the branch
 * that holds. A branch that does not hold binds nothing; of branches that may hold the most generous counts.
 */
@FunctionalInterface
interface Repetitions {

    /** What a branch says at a place. */
    record Said(boolean holds, @Nullable Repeated bounds) {

        private static final Said NOTHING = new Said(true, null);
        private static final Said NOT = new Said(false, null);
    }

    Said at(Question question);

    static Repetitions of(Expression expression, Conditions conditions) {
        if (expression instanceof Binary binary) {
            var left = of(binary.left(), conditions);
            var right = of(binary.right(), conditions);
            return binary.operator() == Operator.AND
                    ? q -> both(left.at(q), right.at(q))
                    : q -> either(left.at(q), right.at(q));
        }
        if (conditions.find(((Reference) expression).name()) instanceof Repeated repeated) {
            var said = new Said(true, repeated);
            return q -> said;
        }
        var term = Term.of(expression, conditions);
        return q -> term.evaluate(q) == Truth.FALSE ? Said.NOT : Said.NOTHING;
    }

    private static Said both(Said one, Said other) {
        if (!one.holds() || !other.holds()) return Said.NOT;
        return one.bounds() == null ? other : one;
    }

    private static Said either(Said one, Said other) {
        if (!one.holds()) return other;
        if (!other.holds()) return one;
        var first = one.bounds();
        var second = other.bounds();
        if (first == null || second == null || !first.group().equals(second.group())) return Said.NOTHING;
        return new Said(
                true,
                new Repeated(
                        Math.min(first.least(), second.least()), Math.max(first.most(), second.most()), first.group()));
    }
}
