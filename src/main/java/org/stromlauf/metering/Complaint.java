package org.stromlauf.metering;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/**
 * What is wrong with values of a register (Reklamation von Werten, a position of 17113).
 *
 * @param from the instant of a reading, or the beginning of a period
 * @param to the same instant, or the end of the period, not included
 * @param remark in the words of who complains
 * @param document the number of the MSCONS that told the values; null exactly when they are missing
 */
record Complaint(
        ReportingPoint point,
        String obis,
        Instant from,
        Instant to,
        Grounds grounds,
        @Nullable String remark,
        @Nullable String document) {

    Complaint {
        if (to.isBefore(from))
            throw new IllegalArgumentException("A complaint's period ends before it begins: " + from);
    }

    /** The end of the time for the answer to a complaint that is received at an instant. */
    static Instant answerDue(Instant receivedAt) {
        var day = MarketCalendar.day(receivedAt);
        var limit = ValueLimits.published().on(ValueLimits.Duty.ANSWER_TO_COMPLAINT, day);
        return MarketCalendar.startOfDay(limit.lastDay(day).plusDays(1));
    }

    /** FTX 4451. */
    enum Grounds {
        /** Werte zu hoch. */
        TOO_HIGH("Z04", "zu hoch"),
        /** Werte zu niedrig. */
        TOO_LOW("Z05", "zu niedrig"),
        /** Werte fehlen. */
        MISSING("Z06", "fehlt");

        private final String code;
        private final String german;

        Grounds(String code, String german) {
            this.code = code;
            this.german = german;
        }

        String code() {
            return code;
        }

        static Grounds ofCode(String code) {
            return Arrays.stream(values())
                    .filter(g -> g.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A complaint has no grounds " + code));
        }
    }

    boolean isMissing() {
        return grounds == Grounds.MISSING;
    }

    /** One line for a case worker. */
    String german() {
        var first = MarketCalendar.day(from);
        var last = MarketCalendar.day(to.minusSeconds(1));
        var when = from.equals(to) || !last.isAfter(first)
                ? GermanFormat.day(first)
                : GermanFormat.day(first) + " bis " + GermanFormat.day(last);
        return point + " " + obis + ", " + when + ": " + grounds.german + (remark == null ? "" : " (" + remark + ")");
    }
}
