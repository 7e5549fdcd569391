package org.stromlauf.supply.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.stromlauf.shared.MarketCalendar;

/** The clock times of GPKE part 2 that a supplier waits for or keeps. */
final class SupplierDeadlines {

    private static final LocalTime REGISTRATION_ANSWER = LocalTime.of(11, 0);
    private static final LocalTime DEREGISTRATION_ANSWER = LocalTime.of(6, 0);
    private static final LocalTime SUPPLIER_DATA = LocalTime.of(19, 0);
    private static final LocalTime OWN_DEREGISTRATION = LocalTime.of(8, 0);
    private static final LocalTime LATE_ANSWER = LocalTime.of(8, 30);

    private SupplierDeadlines() {}

    /** 55017, 55018: until the end of the first working day after receipt. */
    static Instant terminationAnswer(Instant sentAt) {
        var day = MarketCalendar.workingDayAfter(MarketCalendar.day(sentAt), 1);
        return MarketCalendar.startOfDay(day.plusDays(1));
    }

    /** 55002, 55003: until 11:00 of the first working day after receipt. */
    static Instant registrationAnswer(Instant sentAt) {
        return MarketCalendar.firstWorkingDayAfter(sentAt, REGISTRATION_ANSWER);
    }

    /** 55005, 55006: until 06:00 of the first working day after receipt. */
    static Instant deregistrationAnswer(Instant sentAt) {
        return MarketCalendar.firstWorkingDayAfter(sentAt, DEREGISTRATION_ANSWER);
    }

    /** 55109, 55110: not before 19:00 of the last working day before the start. */
    static Instant supplierData(LocalDate start) {
        return MarketCalendar.at(MarketCalendar.workingDayBefore(start, 1), SUPPLIER_DATA);
    }

    /**
     * The morning of the last day on which a deregistration to that end may arrive: when a customer cancelled himself, a new
     * supplier's registration mostly comes first.
     */
    static Instant lastDeregistration(LocalDate end) {
        return MarketCalendar.at(MarketCalendar.workingDayBefore(end, 1).minusDays(1), OWN_DEREGISTRATION);
    }

    /** Half an hour before 09:00 of the first working day after the new supplier's registration. */
    static Instant lateDeregistrationAnswer(LocalDate registeredOn) {
        return MarketCalendar.at(MarketCalendar.workingDayAfter(registeredOn, 1), LATE_ANSWER);
    }
}
