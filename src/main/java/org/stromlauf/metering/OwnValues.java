package org.stromlauf.metering;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/** Values that a tenant makes himself: substitutes, and what a case worker decides. They are versions like those that arrive. */
@Component
class OwnValues {

    private static final int REFERENCE_LENGTH = 16;

    private final DayStore days;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final Clock clock;

    OwnValues(DayStore days, Tenants tenants, IdGenerator ids, Clock clock) {
        this.days = days;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** A day of a register. */
    record Own(ReportingPoint point, String obis, DayValues values) {}

    /** In the caller's transaction; an own document stands for all of them. */
    void add(TenantId tenant, List<Own> values) {
        if (values.isEmpty()) return;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var provenance = new Provenance(
                now, tenants.get(tenant).marketPartnerId(), ids.nextReference(REFERENCE_LENGTH), ids.next());
        var versions = new ArrayList<DayVersion>();
        for (var own : values) {
            versions.add(new DayVersion(own.point(), own.obis(), own.values(), provenance, Remarks.NONE));
        }
        var unused = days.add(tenant, versions, now);
    }
}
