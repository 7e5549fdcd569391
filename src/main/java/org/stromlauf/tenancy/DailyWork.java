package org.stromlauf.tenancy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.ScheduledWork;

/** What each tenant of a role does once a day, in one job; it is scheduled with the tenant. A module offers one bean a work. */
public interface DailyWork extends ScheduledWork {

    /** Whose work it is. */
    Role role();

    /** When it is done, {@code Europe/Berlin}: 09:00 is 09:00 in summer and in winter. */
    LocalTime time();

    /** Does the work of a day, in a transaction and unit of work of its own. A failure is retried, then an incident. */
    void run(TenantId tenant, LocalDate day);

    @Override
    default void run(TenantId tenant, Instant due) {
        run(tenant, MarketCalendar.day(due));
    }

    @Override
    default Optional<Instant> nextAfter(Instant due) {
        return Optional.of(MarketCalendar.at(MarketCalendar.day(due).plusDays(1), time()));
    }

    /** Today, if its time is still to come, else tomorrow. */
    default Instant firstAfter(Instant now) {
        var today = MarketCalendar.at(MarketCalendar.day(now), time());
        return now.isBefore(today) ? today : nextAfter(today).orElseThrow();
    }
}
