package org.stromlauf.edifact.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DateTimes;

/**
 * An amount or instant of the message stands in a relation to a bound: {@code DTM+155 >= 2024-01-01} (the start of the German
 * day), {@code MOA+9 < 0}. The value stands in the second component of the first element.
 */
record Compared(SegmentPattern pattern, String relation, BigDecimal bound, boolean isTime) implements Condition {

    private static final int DAY = 8;
    private static final ZoneId MARKET_ZONE = ZoneId.of("Europe/Berlin");

    static Compared parse(String pattern, String relation, String bound) {
        var isTime = bound.indexOf('-', 1) > 0;
        var number = isTime ? dayStart(LocalDate.parse(bound)) : new BigDecimal(bound);
        return new Compared(SegmentPattern.parse(pattern), relation, number, isTime);
    }

    private static BigDecimal dayStart(LocalDate day) {
        return BigDecimal.valueOf(day.atStartOfDay(MARKET_ZONE).toEpochSecond());
    }

    @Override
    public List<SegmentPattern> patterns() {
        return List.of(pattern, pattern.with(1, 2));
    }

    /** Undecided when there is no such value, or several that differ in the relation. */
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

    /** Of an instant, or of a German day (format 102), in seconds; of an amount, as it is. */
    private @Nullable BigDecimal value(String text) {
        try {
            if (!isTime) return new BigDecimal(text.replace(',', '.'));
            return text.length() == DAY
                    ? dayStart(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
                    : BigDecimal.valueOf(DateTimes.parse(text).getEpochSecond());
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
