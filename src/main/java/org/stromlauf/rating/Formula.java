package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A price formula: the arithmetic of FEEL (numbers, {@code + - * / **}, parentheses, {@code min}, {@code max}, {@code abs},
 * {@code round half up(x, n)}) over published prices and indices, whose keys stand in backquotes, computed with 34 digits.
 * {@code mean(`index/x`, 6, 1, 3)} is the mean of six months that end one month before the quarter of delivery: the averaging
 * period, time lag and recalculation period of oil and gas contracts.
 */
public final class Formula {

    /** What the names of a formula stand for. */
    interface Values {
        BigDecimal value(String key);

        BigDecimal mean(Mean mean);
    }

    /** Mean of {@code months} months that end {@code lag} months before the delivery's block of {@code hold} months. */
    record Mean(String key, int months, int lag, int hold) {}

    private interface Node {
        BigDecimal of(Values values);
    }

    private static final int MOST_MONTHS = 60;

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Mean> means = new LinkedHashSet<>();
    private final Node root;
    private int at;

    private Formula(String text) {
        this.text = text;
        this.root = sum();
        skip();
        if (at < text.length()) throw fault("'" + text.charAt(at) + "' is not expected");
    }

    /** @throws IllegalArgumentException naming the column of a fault */
    public static Formula parse(String text) {
        return new Formula(text);
    }

    /** The keys of published prices whose value on the day counts. */
    Set<String> names() {
        return names;
    }

    Set<Mean> means() {
        return means;
    }

    /** All keys of published prices. */
    public Set<String> keys() {
        var keys = new LinkedHashSet<>(names);
        means.forEach(m -> keys.add(m.key()));
        return keys;
    }

    BigDecimal evaluate(Values values) {
        return root.of(values);
    }

    private Node sum() {
        var left = product();
        while (true) {
            if (take('+')) left = binary(left, product(), '+');
            else if (take('-')) left = binary(left, product(), '-');
            else return left;
        }
    }

    private Node product() {
        var left = power();
        while (true) {
            skip();
            if (text.startsWith("**", at)) return left;
            if (take('*')) left = binary(left, power(), '*');
            else if (take('/')) left = binary(left, power(), '/');
            else return left;
        }
    }

    /** FEEL: a sign binds closer than a power. */
    private Node power() {
        var base = factor();
        skip();
        while (text.startsWith("**", at)) {
            at += 2;
            var under = base;
            var exponent = factor();
            base = v -> under.of(v).pow(exponent.of(v).intValueExact(), MathContext.DECIMAL128);
            skip();
        }
        return base;
    }

    private static Node binary(Node left, Node right, char operator) {
        return switch (operator) {
            case '+' -> v -> left.of(v).add(right.of(v), MathContext.DECIMAL128);
            case '-' -> v -> left.of(v).subtract(right.of(v), MathContext.DECIMAL128);
            case '*' -> v -> left.of(v).multiply(right.of(v), MathContext.DECIMAL128);
            default -> v -> left.of(v).divide(right.of(v), MathContext.DECIMAL128);
        };
    }

    private Node factor() {
        skip();
        if (take('-')) {
            var negated = factor();
            return v -> negated.of(v).negate();
        }
        if (take('(')) {
            var inner = sum();
            expect(')');
            return inner;
        }
        if (at < text.length() && text.charAt(at) == '`') {
            var key = key();
            names.add(key);
            return v -> v.value(key);
        }
        if (at < text.length() && Character.isLetter(text.charAt(at))) return call();
        return number();
    }

    private Node call() {
        var name = new StringBuilder();
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == ' ')) {
            name.append(text.charAt(at++));
        }
        var function = name.toString().strip();
        expect('(');
        if (function.equals("mean")) return mean();
        var arguments = arguments();
        if (function.equals("abs") && arguments.size() == 1)
            return v -> arguments.get(0).of(v).abs();
        if (function.equals("round half up") && arguments.size() == 2) {
            return v -> arguments.get(0).of(v).setScale(arguments.get(1).of(v).intValueExact(), RoundingMode.HALF_UP);
        }
        if (function.equals("min") || function.equals("max")) {
            int sign = function.equals("min") ? -1 : 1;
            return v -> arguments.stream()
                    .map(a -> a.of(v))
                    .reduce((a, b) -> a.compareTo(b) * sign >= 0 ? a : b)
                    .orElseThrow();
        }
        throw fault("there is no function " + function + " with " + arguments.size() + " arguments");
    }

    private List<Node> arguments() {
        var arguments = new ArrayList<Node>();
        do arguments.add(sum());
        while (take(','));
        expect(')');
        return arguments;
    }

    private Node mean() {
        skip();
        var key = key();
        var counts = new ArrayList<Integer>();
        while (take(',')) counts.add(number().of(NOTHING).intValueExact());
        expect(')');
        if (counts.isEmpty() || counts.size() > 3 || counts.get(0) < 1 || counts.get(0) > MOST_MONTHS) {
            throw fault("mean(`key`, months, lag, hold) takes 1 to " + MOST_MONTHS + " months");
        }
        int lag = counts.size() > 1 ? counts.get(1) : 0;
        int hold = counts.size() > 2 ? counts.get(2) : 1;
        if (lag < 0 || hold < 1 || 12 % hold != 0) throw fault("a mean holds for 1, 2, 3, 4, 6 or 12 months");
        var mean = new Mean(key, counts.get(0), lag, hold);
        means.add(mean);
        return v -> v.mean(mean);
    }

    private static final Values NOTHING = new Values() {
        @Override
        public BigDecimal value(String key) {
            throw new IllegalStateException("A number has no names");
        }

        @Override
        public BigDecimal mean(Mean mean) {
            throw new IllegalStateException("A number has no names");
        }
    };

    private String key() {
        if (at >= text.length() || text.charAt(at) != '`') throw fault("a key in backquotes is expected");
        int end = text.indexOf('`', at + 1);
        if (end < 0) throw fault("the backquote is not closed");
        var key = text.substring(at + 1, end);
        at = end + 1;
        return key;
    }

    private Node number() {
        skip();
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
        try {
            var number = new BigDecimal(text.substring(start, at));
            return v -> number;
        } catch (NumberFormatException e) {
            at = start;
            throw fault("a number, a key in backquotes or a function is expected");
        }
    }

    private boolean take(char c) {
        skip();
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!take(c)) throw fault("'" + c + "' is expected");
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("Formula '" + text + "', column " + (at + 1) + ": " + what);
    }

    @Override
    public String toString() {
        return text;
    }
}
