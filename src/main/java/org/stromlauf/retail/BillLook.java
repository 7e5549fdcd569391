package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantAdded;
import org.stromlauf.workflow.ScheduledWork;
import org.stromlauf.workflow.Schedules;

/** Every day at 13:00 a supplier bills in one run what became billable: well within the limits of EnWG §40c(2). */
@Component
class BillLook implements ScheduledWork {

    static final LocalTime TIME = LocalTime.of(13, 0);
    static final String NAME = "retail.bill-run";

    private static final Logger LOG = LoggerFactory.getLogger(BillLook.class);

    private final BillRuns runs;
    private final Schedules schedules;
    private final Clock clock;

    BillLook(BillRuns runs, Schedules schedules, Clock clock) {
        this.runs = runs;
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
        var key = MarketCalendar.day(due).toString();
        if (runs.startAll(tenant, key, Origin.SCHEDULE) instanceof Start.Started) {
            LOG.info("Tenant {} starts bill run {}", tenant, key);
        }
    }

    @Override
    public Optional<Instant> nextAfter(Instant due) {
        return Optional.of(after(due));
    }

    private static Instant after(Instant due) {
        return MarketCalendar.at(MarketCalendar.day(due).plusDays(1), TIME);
    }
}
