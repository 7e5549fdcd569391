package org.stromlauf.dunning;

import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;

/** A supplier looks every morning at what is overdue, in one job. */
@Component
class DailyDunning implements DailyWork {

    static final LocalTime TIME = LocalTime.of(8, 0);

    private static final Logger LOG = LoggerFactory.getLogger(DailyDunning.class);
    private static final String NAME = "dunning.daily";

    private final DunningWatch watch;

    DailyDunning(DunningWatch watch) {
        this.watch = watch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public LocalTime time() {
        return TIME;
    }

    @Override
    public void run(TenantId tenant, LocalDate day) {
        int moved = watch.lookAtAll(tenant);
        if (moved > 0) LOG.info("Tenant {}: {} dunning cases opened or woken", tenant, moved);
    }
}
