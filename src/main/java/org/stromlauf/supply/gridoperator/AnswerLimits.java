package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.time.LocalTime;
import org.stromlauf.shared.MarketCalendar;

/**
 * The grid operator's limits in German clock time on the first working day after a request was received (GPKE part 2, 24-hour
 * supplier switch from 6 June 2025). 55036 and 55010, due by 07:00, leave with the registration's check and are not waited for.
 *
 * @param silenceIsConsentAt the previous supplier's answer; after it silence is consent
 * @param answerBy 55002 or 55003
 * @param informBy 55037 and 55038
 */
public record AnswerLimits(Instant silenceIsConsentAt, Instant answerBy, Instant informBy) {

    public static AnswerLimits ofRegistration(Instant receivedAt) {
        return new AnswerLimits(
                firstWorkingDay(receivedAt, 9), firstWorkingDay(receivedAt, 11), firstWorkingDay(receivedAt, 12));
    }

    /** 55005 or 55006 (GPKE part 2, end of supply). */
    public static Instant ofDeregistration(Instant receivedAt) {
        return firstWorkingDay(receivedAt, 6);
    }

    /** 19116 or 19117: the end of the first working day (GPKE part 2, 3.5). */
    public static Instant ofConnectionOrder(Instant receivedAt) {
        return MarketCalendar.startOfDay(MarketCalendar.workingDayAfter(MarketCalendar.day(receivedAt), 1)
                .plusDays(1));
    }

    private static Instant firstWorkingDay(Instant receivedAt, int hour) {
        return MarketCalendar.firstWorkingDayAfter(receivedAt, LocalTime.of(hour, 0));
    }
}
