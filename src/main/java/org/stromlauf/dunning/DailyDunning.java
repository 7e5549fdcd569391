package org.stromlauf.dunning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantAdded;
import org.stromlauf.workflow.ScheduledWork;
import org.stromlauf.workflow.Schedules;

/** A supplier looks every morning at what is overdue, in one job. */
@Component
class DailyDunning implements ScheduledWork {

    static final LocalTime TIME = LocalTime.of(8, 0);

    private static final Logger LOG = LoggerFactory.getLogger(DailyDunning.class);
    private static final String NAME = "dunning.daily";

    private final DunningWatch watch;
    private final Schedules schedules;
    private final Clock clock;

    DailyDunning(DunningWatch watch, Schedules schedules, Clock clock) {
        this.watch = watch;
        this.schedules = schedules;
        this.clock = clock;
    }

    @EventListener
    void begin(TenantAdded event) {
        if (event.tenant().role() != Role.SUPPLIER) return;
        var now = clock.instant();
        var today = MarketCalendar.at(MarketCalendar.day(now), TIME);
        schedules.set(event.tenant().id(), NAME, now.isBefore(today) ? today : after(today));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TenantId tenant, Instant due) {
        int moved = watch.lookAtAll(tenant);
        if (moved > 0) LOG.info("Tenant {}: {} dunning cases opened or woken", tenant, moved);
    }

    @Override
    public Optional<Instant> nextAfter(Instant due) {
        return Optional.of(after(due));
    }

    private static Instant after(Instant due) {
        return MarketCalendar.at(MarketCalendar.day(due).plusDays(1), TIME);
    }
}
