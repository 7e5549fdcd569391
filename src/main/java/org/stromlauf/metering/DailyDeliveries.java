package org.stromlauf.metering;

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

/** What a metering operator delivers every day, in one job, well before the limit of 11:00 (WiM part 2, table 2.5.5). */
@Component
class DailyDeliveries implements ScheduledWork {

    static final LocalTime TIME = LocalTime.of(9, 0);

    private static final Logger LOG = LoggerFactory.getLogger(DailyDeliveries.class);
    private static final String NAME = "metering.daily-deliveries";

    private final ProfileDeliveries profiles;
    private final ReadingDeliveries readings;
    private final Schedules schedules;
    private final Clock clock;

    DailyDeliveries(ProfileDeliveries profiles, ReadingDeliveries readings, Schedules schedules, Clock clock) {
        this.profiles = profiles;
        this.readings = readings;
        this.schedules = schedules;
        this.clock = clock;
    }

    @EventListener
    void begin(TenantAdded event) {
        if (event.tenant().role() != Role.METERING_OPERATOR) return;
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
        var today = MarketCalendar.day(due);
        int sent = profiles.deliver(tenant, today) + readings.deliver(tenant, today);
        if (sent > 0) LOG.info("Tenant {} delivers {} messages of meter values on {}", tenant, sent, today);
    }

    @Override
    public Optional<Instant> nextAfter(Instant due) {
        return Optional.of(after(due));
    }

    private static Instant after(Instant due) {
        return MarketCalendar.at(MarketCalendar.day(due).plusDays(1), TIME);
    }
}
