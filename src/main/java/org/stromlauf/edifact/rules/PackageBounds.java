package org.stromlauf.edifact.rules;

import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;

/** How often a code may stand and must stand, by the packages of its status; what is not known of a package bounds nothing. */
sealed interface PackageBounds {

    /** Of several packages, one that may apply decides; of several that apply together, the narrowest. */
    record Range(int least, int most) {

        static final Range NONE = new Range(0, 0);
    }

    Range at(Question place);

    /** What is asked for at most, wherever the code stands: from so many on, no place needs to be asked. */
    int mostAskedFor();

    /** Null where an alternative allows the code without a package. */
    static @Nullable PackageBounds of(Expression expression, Conditions conditions) {
        if (expression instanceof Binary binary) {
            var left = of(binary.left(), conditions);
            var right = of(binary.right(), conditions);
            if (left != null && right != null) return new Both(binary.operator(), left, right);
            return binary.operator() == Operator.AND ? (left == null ? right : left) : null;
        }
        var name = ((Reference) expression).name();
        if (!PackageReference.isPackage(name)) return null;
        var reference = PackageReference.parse(name);
        if (conditions.isAlways(reference.number())) return new One(reference, q -> Truth.TRUE);
        var precondition = conditions.precondition(reference.number());
        return new One(reference, precondition == null ? q -> Truth.UNKNOWN : Term.of(precondition, conditions));
    }

    /** A package; it asks for the code only while its precondition is known to hold. */
    record One(PackageReference reference, Term precondition) implements PackageBounds {

        @Override
        public Range at(Question place) {
            var truth = precondition.evaluate(place);
            if (truth == Truth.FALSE) return Range.NONE;
            return new Range(truth == Truth.UNKNOWN ? 0 : reference.least(), reference.most());
        }

        @Override
        public int mostAskedFor() {
            return reference.least();
        }
    }

    /** Alternatives, or packages that apply together. */
    record Both(Operator operator, PackageBounds left, PackageBounds right) implements PackageBounds {

        @Override
        public Range at(Question place) {
            var one = left.at(place);
            var other = right.at(place);
            if (operator == Operator.AND) {
                return new Range(Math.max(one.least(), other.least()), Math.min(one.most(), other.most()));
            }
            if (one.most() == 0 || other.most() == 0) return one.most() == 0 ? other : one;
            return new Range(Math.min(one.least(), other.least()), Math.max(one.most(), other.most()));
        }

        @Override
        public int mostAskedFor() {
            return Math.max(left.mostAskedFor(), right.mostAskedFor());
        }
    }
}
