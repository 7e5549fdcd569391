package org.stromlauf.dunning;

import java.time.LocalDate;
import org.stromlauf.shared.MarketCalendar;

/**
 * The periods that lie between a notice and the disconnection. A period begins on the day after the notice has reached the
 * customer and is over when its last day is over (BGB §187(1), §188). Working days are those of the market's calendar, which has
 * every state's holidays and no Saturdays: never shorter than the law's.
 */
public final class DunningPeriods {

    /** EnWG §41f: the threat comes four weeks before. */
    public static final int THREAT_WEEKS = 4;
    /** EnWG §41f: the announcement comes eight working days before. */
    public static final int ANNOUNCEMENT_WORKING_DAYS = 8;
    /** GPKE part 2, 3.5: 17115 reaches the grid operator six working days before its earliest date. */
    public static final int ORDER_WORKING_DAYS = 6;

    private DunningPeriods() {}

    /** The first working day on which power may be cut after a threat reached the customer. */
    public static LocalDate earliestAfterThreat(LocalDate threatened) {
        return workingDayFrom(threatened.plusWeeks(THREAT_WEEKS).plusDays(1));
    }

    /** The first working day on which power may be cut after the announcement reached the customer. */
    public static LocalDate earliestAfterAnnouncement(LocalDate announced) {
        return MarketCalendar.workingDayAfter(announced, ANNOUNCEMENT_WORKING_DAYS + 1);
    }

    /** The last day on which an announcement can reach the customer without moving a disconnection. */
    public static LocalDate latestAnnouncement(LocalDate disconnection) {
        return MarketCalendar.workingDayBefore(disconnection, ANNOUNCEMENT_WORKING_DAYS + 1);
    }

    /** When power may be cut, both notices being given. */
    public static LocalDate disconnection(LocalDate threatened, LocalDate announced) {
        var byThreat = earliestAfterThreat(threatened);
        var byAnnouncement = earliestAfterAnnouncement(announced);
        return byThreat.isAfter(byAnnouncement) ? byThreat : byAnnouncement;
    }

    /** When the order must go to the grid operator at the latest: as late as possible, for the customer may still pay. */
    public static LocalDate orderOn(LocalDate disconnection) {
        return MarketCalendar.workingDayBefore(disconnection, ORDER_WORKING_DAYS);
    }

    /** The first date that an order sent on a day may ask for, not before the planned one. */
    public static LocalDate earliestOrdered(LocalDate sent, LocalDate planned) {
        var byOrder = MarketCalendar.workingDayAfter(sent, ORDER_WORKING_DAYS);
        return byOrder.isAfter(planned) ? byOrder : planned;
    }

    private static LocalDate workingDayFrom(LocalDate day) {
        return MarketCalendar.isWorkingDay(day) ? day : MarketCalendar.workingDayAfter(day, 1);
    }
}
