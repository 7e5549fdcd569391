package org.stromlauf.edifact.rules;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that a condition asks for: itself, a format ({@code ~950}), a length ({@code #11}), a beginning ({@code ^1-08}), an end ({@code $01}), with
 * {@code %} for any character, with {@code *} for numbers and {@code [1..62]} for those of a range, an instant not before another
 * ({@code >=202212312300}, in UTC), or one that ties places together ({@link SamePlace}).
 */
final class ValuePattern {

    private interface Test {

        boolean of(String value);
    }

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+)\\.\\.(\\d+)]");
    /** DE 2380 in format 303, which the market writes in UTC. */
    private static final Pattern INSTANT = Pattern.compile("\\d{12}\\+00");

    private final String text;
    private final byte[] bytes;
    private final @Nullable Test test;
    private final @Nullable SamePlace same;

    private ValuePattern(String text, @Nullable Test test) {
        this(text, test, null);
    }

    private ValuePattern(String text, @Nullable Test test, @Nullable SamePlace same) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        this.test = test;
        this.same = same;
    }

    /** Which other place gives the value; null when the pattern itself does. */
    @Nullable
    SamePlace same() {
        return same;
    }

    /** The pattern where the value of the other place is known. */
    ValuePattern bound(String value) {
        return same != null && same.greater()
                ? new ValuePattern(value, v -> isGreater(v, value))
                : new ValuePattern(value, value::equals);
    }

    private static boolean isGreater(String one, String other) {
        try {
            return number(one).compareTo(number(other)) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    /** Numbers where the text has {@code *}, and those of its one range. */
    private static ValuePattern ranged(String text, Matcher range) {
        var least = Integer.parseInt(range.group(1));
        var most = Integer.parseInt(range.group(2));
        var before = Pattern.quote(text.substring(0, range.start())).replace("*", "\\E\\d+\\Q");
        var behind = Pattern.quote(text.substring(range.end())).replace("*", "\\E\\d+\\Q");
        var form = Pattern.compile(before + "(\\d{1,9})" + behind);
        return new ValuePattern(text, v -> {
            var matcher = form.matcher(v);
            if (!matcher.matches()) return false;
            var number = Integer.parseInt(matcher.group(1));
            return number >= least && number <= most;
        });
    }

    static ValuePattern parse(String text) {
        var plain = text.indexOf('?') < 0 ? text : text.replaceAll("\\?(.)", "$1");
        if (SamePlace.isOne(plain)) return new ValuePattern(plain, v -> false, SamePlace.parse(plain));
        if (plain.equals("*")) return new ValuePattern(plain, v -> !v.isEmpty());
        var range = RANGE.matcher(plain);
        if (range.find()) return ranged(plain, range);
        if (plain.startsWith(">=")) {
            var first = plain.substring(2);
            return new ValuePattern(plain, v -> INSTANT.matcher(v).matches() && v.compareTo(first) >= 0);
        }
        if (plain.startsWith("~")) {
            var format = Formats.of(plain.substring(1));
            return new ValuePattern(plain, v -> format.test(v) == Truth.TRUE);
        }
        if (plain.startsWith("^")) {
            var begin = plain.substring(1);
            return new ValuePattern(plain, v -> v.startsWith(begin));
        }
        if (plain.startsWith("$")) {
            var end = plain.substring(1);
            return new ValuePattern(plain, v -> v.endsWith(end));
        }
        if (plain.contains("%")) {
            var form = Pattern.compile(Pattern.quote(plain).replace("%", "\\E.\\Q"));
            return new ValuePattern(plain, v -> form.matcher(v).matches());
        }
        if (plain.startsWith("#")) {
            var length = Integer.parseInt(plain.substring(1));
            return new ValuePattern(plain, v -> v.length() == length);
        }
        if (!plain.contains("*")) return new ValuePattern(plain, needsRelease(plain) ? plain::equals : null);
        var pattern = Pattern.compile(Pattern.quote(plain).replace("*", "\\E\\d+\\Q"));
        return new ValuePattern(plain, v -> pattern.matcher(v).matches());
    }

    boolean matches(MessageView message, int segment, int element, int component) {
        return test == null
                ? message.has(segment, element, component, bytes)
                : test.of(message.text(segment, element, component));
    }

    /** Whether a code of a node's key could be meant. */
    boolean mayBe(String code) {
        return test != null || text.equals(code);
    }

    private static boolean needsRelease(String text) {
        return text.chars().anyMatch(c -> c == ':' || c == '+' || c == '?' || c == '\'');
    }
}
