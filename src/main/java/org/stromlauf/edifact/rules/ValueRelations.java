package org.stromlauf.edifact.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DateTimes;
import org.stromlauf.edifact.rules.OfValue.Relation;
import org.stromlauf.shared.MarketCalendar;

/** What a value may be asked: see {@link OfValue}. What it is compared with must stand, else nothing is known. */
final class ValueRelations {

    static final String FIRST_OF_MONTH = "is first of month";
    static final String IN_CLUSTER = "in cluster ";

    private static final Pattern WORKING_DAYS = Pattern.compile("(\\d+) working days");
    private static final int NUMBER_ELEMENT = 1;
    private static final int NUMBER_COMPONENT = 3;

    /** A relation with the places of other segments of which it asks. */
    record Made(Relation relation, List<ValuePlace> places) {

        private Made(Relation relation, ValuePlace place) {
            this(relation, List.of(place));
        }
    }

    private ValueRelations() {}

    static Made parse(String text, @Nullable SegmentPattern where, DecisionTrees trees) {
        if (text.equals(FIRST_OF_MONTH)) return new Made((m, i, s, value) -> isFirstOfMonth(value), List.of());
        if (text.equals("counts") && where != null) return counts(where);
        if (text.equals("continues") && where != null) return continues(where);
        if (text.startsWith("is ")) return is(text.substring(3));
        if (text.startsWith(IN_CLUSTER)) return inCluster(text.substring(IN_CLUSTER.length()), trees);
        if (text.startsWith("in ")) return in(text.substring(3), UnaryOperator.identity());
        if (text.startsWith("not in ")) return in(text.substring(7), ValueRelations::not);
        if (text.startsWith("once among ")) return among(text.substring(11), true);
        if (text.startsWith("same among ")) return among(text.substring(11), false);
        var space = text.indexOf(' ');
        if (space < 0) throw new ExpressionException("No rule of a value '" + text + "'");
        return compared(sign(text.substring(0, space)), text.substring(space + 1));
    }

    private static Made is(String text) {
        var wanted = !text.startsWith("not ");
        var codes = List.of((wanted ? text : text.substring(4)).split("/"));
        return new Made((m, i, s, value) -> Truth.of(codes.contains(value) == wanted), List.of());
    }

    /** The answer of a decision tree, whose number stands beside it: STS 9013 and 1131, AJT 4465 and 1082. */
    private static Made inCluster(String text, DecisionTrees trees) {
        var without = text.indexOf(" without ");
        var cluster = without < 0 ? text : text.substring(0, without);
        var excepted = without < 0 ? "" : text.substring(without + 9);
        return new Made(
                (message, i, segment, value) -> {
                    if (value.equals(excepted)) return Truth.FALSE;
                    var tree = message.tag(segment).equals("STS")
                            ? message.text(segment, 3, 2)
                            : message.text(segment, 2, 1);
                    return trees.stands(tree, value, cluster);
                },
                List.of());
    }

    private static Truth not(Truth truth) {
        return truth == Truth.UNKNOWN ? truth : Truth.of(truth == Truth.FALSE);
    }

    private static Made in(String text, UnaryOperator<Truth> as) {
        var scoped = ScopedPlace.parse(text);
        return new Made(
                (message, instance, s, value) -> {
                    var values = scoped.values(message, instance);
                    return values.isEmpty() ? Truth.UNKNOWN : as.apply(Truth.of(values.contains(value)));
                },
                scoped.place());
    }

    private static Made among(String text, boolean once) {
        var scoped = ScopedPlace.parse(text);
        return new Made(
                (message, instance, s, value) -> {
                    var values = scoped.values(message, instance);
                    return Truth.of(
                            once
                                    ? values.indexOf(value) == values.lastIndexOf(value)
                                    : values.stream().allMatch(value::equals));
                },
                scoped.place());
    }

    private static Made compared(IntPredicate sign, String text) {
        var days = WORKING_DAYS.matcher(text);
        if (days.matches()) {
            var count = Integer.parseInt(days.group(1));
            return new Made((m, i, s, value) -> toWorkingDay(sign, count, m, value), List.of());
        }
        if (text.equals("next day")) return new Made((m, i, s, value) -> toNextDay(sign, m, value), List.of());
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            var start = MarketCalendar.startOfDay(LocalDate.parse(text));
            return new Made((m, i, s, value) -> compare(sign, instant(value), start), List.of());
        }
        var isNegated = text.startsWith("minus ");
        var scoped = ScopedPlace.parse(isNegated ? text.substring(6) : text);
        return new Made(
                (message, instance, s, value) -> {
                    var others =
                            scoped.values(message, instance).stream().distinct().toList();
                    if (others.size() != 1) return Truth.UNKNOWN;
                    var other = others.get(0);
                    var time = instant(other);
                    if (time != null) return compare(sign, instant(value), time);
                    var amount = amount(other);
                    return amount == null
                            ? Truth.UNKNOWN
                            : compare(sign, amount(value), isNegated ? amount.negate() : amount);
                },
                scoped.place());
    }

    private static Truth toNextDay(IntPredicate sign, MessageView message, String value) {
        var written = written(message);
        return written == null
                ? Truth.UNKNOWN
                : compare(sign, instant(value), MarketCalendar.startOfDay(written.plusDays(1)));
    }

    /** The day of a value against the so manieth working day behind that of the document. */
    private static Truth toWorkingDay(IntPredicate sign, int count, MessageView message, String value) {
        var written = written(message);
        var at = instant(value);
        return written == null || at == null
                ? Truth.UNKNOWN
                : compare(sign, MarketCalendar.day(at), MarketCalendar.workingDayAfter(written, count));
    }

    private static @Nullable LocalDate written(MessageView message) {
        var written = message.documentTime();
        var at = written < 0 ? null : instant(String.format("%012d+00", written));
        return at == null ? null : MarketCalendar.day(at);
    }

    /** The ordinal of the segment among its like in the transaction. */
    private static Made counts(SegmentPattern where) {
        return new Made(
                (message, instance, segment, value) -> {
                    var transaction = Presence.transaction(message, instance);
                    var count = 0;
                    for (int s = transaction == 0 ? 0 : message.instanceTrigger(transaction); s <= segment; s++) {
                        if (where.matches(message, s)) count++;
                    }
                    return Truth.of(value.equals(Integer.toString(count)));
                },
                List.of());
    }

    /** Begins with the end of the period whose number is one less; the first continues none. */
    private static Made continues(SegmentPattern where) {
        var numbers = new ValuePlace(where, NUMBER_ELEMENT, NUMBER_COMPONENT);
        var end = ValuePlace.parse("DTM+Z26:$");
        return new Made(
                (message, instance, segment, value) -> {
                    var opener = OfValue.opener(where, message, instance, segment);
                    var number = amount(message.text(opener, NUMBER_ELEMENT, NUMBER_COMPONENT));
                    if (number == null) return Truth.UNKNOWN;
                    if (number.compareTo(BigDecimal.ONE) == 0) return Truth.FALSE;
                    var before = number.subtract(BigDecimal.ONE).toPlainString();
                    var ends = numbers.segments(message, Presence.transaction(message, instance))
                            .filter(s -> message.text(s, NUMBER_ELEMENT, NUMBER_COMPONENT)
                                    .equals(before))
                            .boxed()
                            .flatMap(s -> end.values(message, message.instance(s)))
                            .toList();
                    return ends.isEmpty() ? Truth.UNKNOWN : Truth.of(ends.contains(value));
                },
                List.of(numbers, end));
    }

    /** Whether it is 1, or one of the segments of its tag before it has the number below. */
    static Truth isNumbered(MessageView message, int instance, int segment, String value) {
        var tag = message.tag(segment);
        // EQD 8260, LIN 1082, CNI 1490
        var element = tag.equals("EQD") ? 2 : 1;
        var number = amount(value);
        if (number == null) return Truth.UNKNOWN;
        if (number.compareTo(BigDecimal.ONE) == 0) return Truth.TRUE;
        var before = number.subtract(BigDecimal.ONE);
        for (int s = segment - 1; s >= 0; s--) {
            if (!message.tag(s).equals(tag)) continue;
            var other = amount(message.text(s, element, 1));
            if (other != null && other.compareTo(before) == 0) return Truth.TRUE;
        }
        return Truth.FALSE;
    }

    private static Truth isFirstOfMonth(String value) {
        var at = instant(value);
        if (at == null) return Truth.FALSE;
        var day = MarketCalendar.day(at);
        return Truth.of(
                day.getDayOfMonth() == 1 && MarketCalendar.startOfDay(day).equals(at));
    }

    /** What cannot be compared is broken in its form already: no more is said of it. */
    private static <T extends Comparable<? super T>> Truth compare(IntPredicate sign, @Nullable T value, T other) {
        return value == null ? Truth.UNKNOWN : Truth.of(sign.test(value.compareTo(other)));
    }

    private static IntPredicate sign(String relation) {
        return switch (relation) {
            case "=" -> sign -> sign == 0;
            case ">=" -> sign -> sign >= 0;
            case "<=" -> sign -> sign <= 0;
            case "<" -> sign -> sign < 0;
            case ">" -> sign -> sign > 0;
            default -> throw new ExpressionException("No relation '" + relation + "'");
        };
    }

    private static @Nullable Instant instant(String value) {
        try {
            return value.length() == 15 ? DateTimes.parse(value) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(String value) {
        try {
            return new BigDecimal(value.replace(',', '.'));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
