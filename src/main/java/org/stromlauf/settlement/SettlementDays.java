package org.stromlauf.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.WorkQueue;

/** Plans a tenant's work of a day once, and only for days on which there is something to do. */
@Component
public class SettlementDays {

    /** A work and the German time of day at which it is done. */
    public record DayWork(String name, LocalTime at) {}

    private final JdbcClient jdbc;
    private final WorkQueue queue;
    private final Clock clock;

    SettlementDays(JdbcClient jdbc, WorkQueue queue, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** Today, or tomorrow when the time of day has passed. */
    @Transactional
    public void planSoon(TenantId tenant, DayWork work) {
        var now = clock.instant();
        var today = MarketCalendar.day(now);
        plan(tenant, work, now.isBefore(MarketCalendar.at(today, work.at())) ? today : today.plusDays(1));
    }

    /** The row is locked until the caller commits, so that a work that begins meanwhile waits and sees what he stored. */
    @Transactional
    public void plan(TenantId tenant, DayWork work, LocalDate day) {
        var isNew = jdbc.sql(
                        """
                        insert into settlement.work_day as w (tenant_id, work, day) values (:tenant, :work, :day)
                        on conflict (tenant_id, work, day) do update set work = excluded.work
                        returning (xmax = 0)
                        """)
                .param("tenant", tenant.value())
                .param("work", work.name())
                .param("day", day)
                .query(Boolean.class)
                .single();
        if (isNew) queue.enqueue(tenant, work.name(), day.toString(), MarketCalendar.at(day, work.at()));
    }

    /** The work of a day begins; what is stored from now on needs another. */
    @Transactional
    public void begin(TenantId tenant, DayWork work, LocalDate day) {
        jdbc.sql("delete from settlement.work_day where tenant_id = :tenant and work = :work and day = :day")
                .param("tenant", tenant.value())
                .param("work", work.name())
                .param("day", day)
                .update();
    }
}
