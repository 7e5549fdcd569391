package org.stromlauf.edifact.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Reference;

/** A condition part with its conditions looked up. */
@FunctionalInterface
interface Term {

    Condition RECEIVER_OF_ELECTRICITY = new Condition.Party(false, true, List.of(), "Strom");

    Truth evaluate(Question question);

    static Term of(Expression expression, Conditions conditions) {
        if (expression instanceof Binary binary) {
            var isChoice = binary.operator() != Expression.Operator.AND;
            var left = operand(binary.left(), isChoice, conditions);
            var right = operand(binary.right(), isChoice, conditions);
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
            if (name.equals("UB3")) return q -> q.value() == null ? Truth.NEUTRAL : dayOf(q).test(q.value());
            var format = Formats.of(name);
            if (name.equals("911")) return q -> numbered(q, format);
            return q -> q.value() == null ? Truth.NEUTRAL : format.test(q.value());
        }
        if (PackageReference.isPackage(name)) {
            var precondition =
                    conditions.precondition(PackageReference.parse(name).number());
            var isAlways = conditions.isAlways(PackageReference.parse(name).number());
            return precondition != null ? of(precondition, conditions) : q -> isAlways ? Truth.NEUTRAL : Truth.UNKNOWN;
        }
        return of(conditions.find(name));
    }

    private static Truth numbered(Question q, Formats.Format format) {
        if (q.value() == null) return Truth.NEUTRAL;
        return q.ofOthers()
                ? OfValue.NUMBERED.test(q.view(), q.instance(), q.segment(), q.value())
                : format.test(q.value());
    }

    /** The day that a value must begin: by the commodity of the receiver, either where it is not known. */
    private static Formats.Format dayOf(Question question) {
        var isElectricity = RECEIVER_OF_ELECTRICITY.test(question.view(), 0, -1);
        return Formats.of(isElectricity == Truth.TRUE ? "UB1" : isElectricity == Truth.FALSE ? "UB2" : "UB3");
    }

    /** Where a hint tells in words which of the two is meant, that both hold is no contradiction. */
    private static boolean isToldApartByHint(Binary binary, Conditions conditions) {
        return ExpressionParser.references(binary).stream().anyMatch(r -> conditions.find(r) == Condition.Silent.HINT);
    }

    private static Truth eitherOr(Truth one, Truth other) {
        return one == Truth.TRUE && other == Truth.TRUE ? Truth.UNKNOWN : one.xor(other);
    }

    /** Of a choice among packages nothing is known while the precondition of one is not. */
    private static Term operand(Expression expression, boolean isChoice, Conditions conditions) {
        if (isChoice
                && expression instanceof Reference reference
                && PackageReference.isPackage(reference.name())
                && conditions.precondition(
                                PackageReference.parse(reference.name()).number())
                        == null) {
            return q -> Truth.UNKNOWN;
        }
        return of(expression, conditions);
    }

    private static Term of(@Nullable Condition condition) {
        if (condition == null) return q -> Truth.UNKNOWN;
        if (condition == Condition.Silent.VALUE) return q -> q.value() == null ? Truth.NEUTRAL : Truth.UNKNOWN;
        if (condition instanceof Condition.Silent || condition instanceof Condition.Repeated) return q -> Truth.NEUTRAL;
        if (condition instanceof OfValue rule) {
            return q -> q.value() == null || !q.ofOthers()
                    ? Truth.NEUTRAL
                    : rule.test(q.view(), q.instance(), q.segment(), q.value());
        }
        if (condition instanceof DocumentTime time) {
            return q -> q.value() == null ? Truth.NEUTRAL : time.test(q.view(), q.value());
        }
        return q -> condition.test(q.view(), q.instance(), q.segment());
    }
}
