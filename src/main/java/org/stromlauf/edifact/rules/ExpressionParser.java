package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;
import org.stromlauf.edifact.rules.StatusExpression.Clause;
import org.stromlauf.edifact.rules.StatusExpression.Modal;

/** Recursive descent; neighbours without a sign bind strongest and mean ∧, then ∧, ⊻, ∨. */
final class ExpressionParser {

    /** Brackets within each other, and conditions: no handbook comes near, and a hostile file of definitions ends here. */
    private static final int DEEPEST = 50;

    private static final int MOST = 500;
    private static final int SHOWN = 500;

    private final String text;
    private int at;
    private int depth;
    private int references;

    ExpressionParser(String text) {
        this.text = text;
    }

    StatusExpression status() {
        var clauses = new ArrayList<Clause>();
        skip();
        while (at < text.length()) {
            var modal = modal();
            clauses.add(new Clause(modal, startsOperand() ? or() : null));
            skip();
        }
        if (clauses.isEmpty()) {
            throw fault("is empty");
        }
        return new StatusExpression(clauses);
    }

    private Modal modal() {
        for (var modal : Modal.values()) {
            var word = modal == Modal.X
                    ? "X"
                    : modal.name().charAt(0) + modal.name().substring(1).toLowerCase(java.util.Locale.ROOT);
            if (text.startsWith(word, at)) {
                at += word.length();
                return modal;
            }
        }
        throw fault("has no Muss, Soll, Kann or X at " + at);
    }

    private Expression or() {
        return chain(Operator.OR, this::xor);
    }

    private Expression xor() {
        return chain(Operator.XOR, this::and);
    }

    private Expression and() {
        return chain(Operator.AND, this::neighbours);
    }

    private Expression chain(Operator operator, java.util.function.Supplier<Expression> part) {
        var left = part.get();
        while (accept(operator.sign.charAt(0))) {
            left = new Binary(operator, left, part.get());
        }
        return left;
    }

    private Expression neighbours() {
        var left = operand();
        while (startsOperand()) {
            left = new Binary(Operator.AND, left, operand());
        }
        return left;
    }

    private Expression operand() {
        if (accept('(')) {
            if (++depth > DEEPEST) throw fault("has more than " + DEEPEST + " brackets within each other");
            var inner = or();
            depth--;
            if (!accept(')')) {
                throw fault("misses ) at " + at);
            }
            return inner;
        }
        if (!accept('[')) {
            throw fault("misses an operand at " + at);
        }
        var close = text.indexOf(']', at);
        if (close < 0) {
            throw fault("misses ]");
        }
        var name = text.substring(at, close).strip();
        if (!isReference(name)) {
            throw fault("has no condition '" + name + "'");
        }
        if (++references > MOST) throw fault("has more than " + MOST + " conditions");
        at = close + 1;
        return new Reference(name);
    }

    /** Digits, UB and a digit, or a package nPm..k. */
    private static boolean isReference(String name) {
        if (name.startsWith("UB")) {
            return name.length() == 3 && Character.isDigit(name.charAt(2));
        }
        var p = name.indexOf('P');
        if (p < 0) {
            return isNumber(name);
        }
        var dots = name.indexOf("..", p);
        return isNumber(name.substring(0, p))
                && (p == name.length() - 1
                        || (dots > 0
                                && isNumber(name.substring(p + 1, dots))
                                && (name.endsWith("..n") || isNumber(name.substring(dots + 2)))));
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean startsOperand() {
        skip();
        return at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(');
    }

    private boolean accept(char sign) {
        skip();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ExpressionException fault(String what) {
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new ExpressionException("Status expression '" + shown + "' " + what);
    }

    /** The references of an expression in order of appearance. */
    static List<String> references(@Nullable Expression expression) {
        var result = new ArrayList<String>();
        collect(expression, result);
        return result;
    }

    private static void collect(@Nullable Expression expression, List<String> into) {
        if (expression instanceof Reference reference) {
            into.add(reference.name());
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), into);
            collect(binary.right(), into);
        }
    }
}
