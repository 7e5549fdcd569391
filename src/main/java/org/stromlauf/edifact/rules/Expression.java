package org.stromlauf.edifact.rules;

/** The condition part of a status expression. */
public sealed interface Expression {

    /**
     * A condition by its number: {@code 96}, {@code 2061}, {@code UB1}; packages with their bounds: {@code 4P0..1}.
     */
    record Reference(String name) implements Expression {
        @Override
        public String toString() {
            return "[" + name + "]";
        }
    }

    enum Operator {
        OR("∨"),
        XOR("⊻"),
        AND("∧");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public String toString() {
            return "(" + left + " " + operator.sign + " " + right + ")";
        }
    }
}
