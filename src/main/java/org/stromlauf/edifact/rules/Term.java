package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Reference;

/** A condition part with its conditions looked up. */
@FunctionalInterface
interface Term {

    Truth evaluate(Question question);

    /** @param isElectricity whether a day begins at midnight only */
    static Term of(Expression expression, Conditions conditions, boolean isElectricity) {
        if (expression instanceof Binary binary) {
            var isChoice = binary.operator() != Expression.Operator.AND;
            var left = operand(binary.left(), isChoice, conditions, isElectricity);
            var right = operand(binary.right(), isChoice, conditions, isElectricity);
            return switch (binary.operator()) {
                case AND -> q -> left.evaluate(q).and(right.evaluate(q));
                case OR -> q -> left.evaluate(q).or(right.evaluate(q));
                case XOR ->
                    isToldApartByHint(binary, conditions)
                            ? q -> eitherOr(left.evaluate(q), right.evaluate(q))
                            : q -> left.evaluate(q).xor(right.evaluate(q));
            };
        }
        var name = ((Reference) expression).name();
        if (Formats.isFormat(name)) {
            var format = Formats.of(name, isElectricity);
            return q -> q.value() == null ? Truth.NEUTRAL : format.test(q.value());
        }
        if (PackageReference.isPackage(name)) {
            var precondition =
                    conditions.precondition(PackageReference.parse(name).number());
            var isAlways = conditions.isAlways(PackageReference.parse(name).number());
            return precondition != null
                    ? of(precondition, conditions, isElectricity)
                    : q -> isAlways ? Truth.NEUTRAL : Truth.UNKNOWN;
        }
        return of(conditions.find(name));
    }

    /** Where a hint tells in words which of the two is meant, that both hold is no contradiction. */
    private static boolean isToldApartByHint(Binary binary, Conditions conditions) {
        return ExpressionParser.references(binary).stream().anyMatch(r -> conditions.find(r) == Condition.Silent.HINT);
    }

    private static Truth eitherOr(Truth one, Truth other) {
        return one == Truth.TRUE && other == Truth.TRUE ? Truth.UNKNOWN : one.xor(other);
    }

    /** Of a choice among packages nothing is known while the precondition of one is not. */
    private static Term operand(Expression expression, boolean isChoice, Conditions conditions, boolean isElectricity) {
        if (isChoice
                && expression instanceof Reference reference
                && PackageReference.isPackage(reference.name())
                && conditions.precondition(
                                PackageReference.parse(reference.name()).number())
                        == null) {
            return q -> Truth.UNKNOWN;
        }
        return of(expression, conditions, isElectricity);
    }

    private static Term of(@Nullable Condition condition) {
        if (condition == null) return q -> Truth.UNKNOWN;
        if (condition == Condition.Silent.VALUE) return q -> q.value() == null ? Truth.NEUTRAL : Truth.UNKNOWN;
        if (condition instanceof Condition.Silent || condition instanceof Condition.Repeated) return q -> Truth.NEUTRAL;
        if (condition instanceof DocumentTime time) {
            return q -> q.value() == null ? Truth.NEUTRAL : time.test(q.view(), q.value());
        }
        return q -> condition.test(q.view(), q.instance(), q.segment());
    }
}
