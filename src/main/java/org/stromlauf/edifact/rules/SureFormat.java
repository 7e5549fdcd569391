package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;

/**
 * What shows from the bytes of a value that it keeps a format, as nearly every quantity and quarter-hour does: true is the
 * answer of the format itself, false says only that the format is to be asked.
 */
@FunctionalInterface
interface SureFormat {

    boolean isKept(byte[] bytes, int begin, int end, long documentTime);

    /** Of a conjunction of formats and of what has no say; empty when it is not one. */
    static List<SureFormat> all(Expression expression, Conditions conditions) {
        var found = new ArrayList<SureFormat>();
        return collect(expression, conditions, found) ? withoutImplied(found) : List.of();
    }

    /** An instant that is compared is one: that it is need not be asked again. */
    private static List<SureFormat> withoutImplied(List<SureFormat> formats) {
        var isCompared = formats.stream().anyMatch(f -> f instanceof Instant i && i.after() != null);
        return formats.stream()
                .filter(f -> !isCompared || !(f instanceof Instant i && i.after() == null))
                .toList();
    }

    /** An instant in UTC, compared to the time of the document or not. */
    record Instant(@Nullable Boolean after) implements SureFormat {

        @Override
        public boolean isKept(byte[] bytes, int begin, int end, long documentTime) {
            var asked = minute(bytes, begin, end);
            return asked >= 0 && (after == null || (documentTime >= 0 && asked > documentTime == after));
        }
    }

    private static boolean collect(Expression expression, Conditions conditions, List<SureFormat> into) {
        if (expression instanceof Binary binary) {
            return binary.operator() == Operator.AND
                    && collect(binary.left(), conditions, into)
                    && collect(binary.right(), conditions, into);
        }
        var name = ((Reference) expression).name();
        if (PackageReference.isPackage(name)) return false;
        var condition = conditions.find(name);
        if (condition == Condition.Silent.HINT || condition instanceof Condition.Repeated) return true;
        var format = Formats.isFormat(name) ? of(name) : ofTime(condition);
        return format != null && into.add(format);
    }

    private static @Nullable SureFormat of(String number) {
        return switch (number) {
            case "902" -> (bytes, begin, end, written) -> behindMark(bytes, begin, end) >= 0;
            case "937" -> atMost(0);
            case "930" -> atMost(2);
            case "906" -> atMost(3);
            case "907" -> atMost(4);
            case "925" -> atMost(5);
            case "931" -> new Instant(null);
            default -> null;
        };
    }

    private static @Nullable SureFormat ofTime(@Nullable Condition condition) {
        return condition instanceof DocumentTime time ? new Instant(time.after()) : null;
    }

    private static SureFormat atMost(int digits) {
        return (bytes, begin, end, written) -> {
            var behind = behindMark(bytes, begin, end);
            return behind >= 0 && behind <= digits;
        };
    }

    /** How many digits stand behind the decimal mark of a number without a sign; negative when it is none. */
    private static int behindMark(byte[] bytes, int begin, int end) {
        var mark = -1;
        for (int i = begin; i < end; i++) {
            var c = bytes[i];
            if (c >= '0' && c <= '9') continue;
            if ((c != '.' && c != ',') || mark >= 0) return -1;
            mark = i;
        }
        if (mark < 0) return begin < end ? 0 : -1;
        return end - begin > 1 ? end - mark - 1 : -1;
    }

    /** CCYYMMDDHHMM of an instant in UTC, its plus sign released, as a number; negative when it reads otherwise. */
    private static long minute(byte[] bytes, int begin, int end) {
        if (end - begin != 16 || bytes[end - 4] != '?' || bytes[end - 3] != '+') return -1;
        if (bytes[end - 2] != '0' || bytes[end - 1] != '0') return -1;
        var month = 0;
        var minute = 0;
        var notDigits = 0;
        for (int i = begin; i < begin + 6; i++) {
            var one = bytes[i] - '0';
            var other = bytes[i + 6] - '0';
            notDigits |= one | (9 - one) | other | (9 - other);
            month = month * 10 + one;
            minute = minute * 10 + other;
        }
        return notDigits < 0 ? -1 : month * 1_000_000L + minute;
    }
}
