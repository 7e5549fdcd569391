package org.stromlauf.metering;

import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;

/** What a metering operator delivers every day, in one job, well before the limit of 11:00 (WiM part 2, table 2.5.5). */
@Component
class DailyDeliveries implements DailyWork {

    static final LocalTime TIME = LocalTime.of(9, 0);

    private static final Logger LOG = LoggerFactory.getLogger(DailyDeliveries.class);
    private static final String NAME = "metering.daily-deliveries";

    private final ProfileDeliveries profiles;
    private final ReadingDeliveries readings;
    private final DeviceChangeDeliveries changes;
    private final ArrivalWindows arrivals;

    DailyDeliveries(
            ProfileDeliveries profiles,
            ReadingDeliveries readings,
            DeviceChangeDeliveries changes,
            ArrivalWindows arrivals) {
        this.arrivals = arrivals;
        this.profiles = profiles;
        this.readings = readings;
        this.changes = changes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public LocalTime time() {
        return TIME;
    }

    @Override
    public void run(TenantId tenant, LocalDate today) {
        var arrived = arrivals.next(tenant, NAME, MarketCalendar.at(today.minusDays(1), TIME));
        var round = new MeterSource.Round(tenant, today, arrived.from(), arrived.to());
        int sent = profiles.deliver(round) + readings.deliver(round) + changes.deliver(round);
        if (sent > 0) LOG.info("Tenant {} delivers {} messages of meter values on {}", tenant, sent, today);
    }
}
