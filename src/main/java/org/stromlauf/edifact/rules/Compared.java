package org.stromlauf.edifact.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DateTimes;

/**
 * An amount or instant of the message stands in a relation to a bound: {@code DTM+155 >= 2024-01-01} (the start of the German
 * day), {@code MOA+9 < 0}. The value stands in the second component of the first element.
 */
record Compared(SegmentPattern pattern, String relation, BigDecimal bound) implements Condition {

    private static final ZoneId MARKET_ZONE = ZoneId.of("Europe/Berlin");

    static Compared parse(String pattern, String relation, String bound) {
        return new Compared(SegmentPattern.parse(pattern), relation, bound(bound));
    }

    private static BigDecimal bound(String text) {
        return text.indexOf('-', 1) < 0
                ? new BigDecimal(text)
                : BigDecimal.valueOf(
                        LocalDate.parse(text).atStartOfDay(MARKET_ZONE).toEpochSecond());
    }

    /** Undecided when there is no such value, or several that differ in the relation. */
    @Override
    public List<SegmentPattern> patterns() {
        return List.of(pattern, pattern.with(1, 2));
    }

    @Override
    public Truth test(MessageView message, int instance, int segment) {
        return Truth.values()[message.counted(this, 0, () -> compare(message).ordinal())];
    }

    private Truth compare(MessageView message) {
        var result = Truth.UNKNOWN;
        for (int s = 0; s < message.size(); s++) {
            if (!pattern.matches(message, s)) continue;
            var value = value(message.text(s, 1, 2));
            var truth = value == null ? Truth.UNKNOWN : Truth.of(holds(value.compareTo(bound)));
            if (truth == Truth.UNKNOWN || (result != Truth.UNKNOWN && result != truth)) return Truth.UNKNOWN;
            result = truth;
        }
        return result;
    }

    private boolean holds(int sign) {
        return switch (relation) {
            case ">=" -> sign >= 0;
            case "<=" -> sign <= 0;
            case "<" -> sign < 0;
            case ">" -> sign > 0;
            default -> throw new ExpressionException("No relation '" + relation + "'");
        };
    }

    private static @Nullable BigDecimal value(String text) {
        try {
            return text.endsWith("+00")
                    ? BigDecimal.valueOf(DateTimes.parse(text).getEpochSecond())
                    : new BigDecimal(text.replace(',', '.'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
