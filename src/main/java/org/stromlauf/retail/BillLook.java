package org.stromlauf.retail;

import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;

/** Every day at 13:00 a supplier bills in one run what became billable: well within the limits of EnWG §40c(2). */
@Component
class BillLook implements DailyWork {

    static final LocalTime TIME = LocalTime.of(13, 0);
    static final String NAME = "retail.bill-run";

    private static final Logger LOG = LoggerFactory.getLogger(BillLook.class);

    private final BillRuns runs;

    BillLook(BillRuns runs) {
        this.runs = runs;
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
        var key = day.toString();
        if (runs.startAll(tenant, key, Origin.SCHEDULE) instanceof Start.Started) {
            LOG.info("Tenant {} starts bill run {}", tenant, key);
        }
    }
}
