package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/** Values that a tenant makes himself: substitutes, and what a case worker decides. They are versions like those that arrive. */
@Component
class OwnValues {

    private static final int REFERENCE_LENGTH = 16;

    private final DayStore days;
    private final RegisterValues registers;
    private final Tenants tenants;
    private final IdGenerator ids;
    private final Clock clock;

    OwnValues(DayStore days, RegisterValues registers, Tenants tenants, IdGenerator ids, Clock clock) {
        this.days = days;
        this.registers = registers;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** A day of a register. */
    record Own(ReportingPoint point, String obis, DayValues values) {}

    /** In the caller's transaction; an own document stands for all of them. */
    void add(TenantId tenant, List<Own> values) {
        if (values.isEmpty()) return;
        var now = now();
        var provenance = provenance(tenant, now);
        var versions = new ArrayList<DayVersion>();
        for (var own : values) {
            versions.add(new DayVersion(own.point(), own.obis(), own.values(), provenance, Remarks.NONE));
        }
        var unused = days.add(tenant, versions, now);
    }

    /** A substitute of a register. */
    record OwnReading(
            MeteringLocationId location, String device, String obis, Instant at, BigDecimal value, Remarks remarks) {}

    /** In the caller's transaction. */
    void add(TenantId tenant, OwnReading own) {
        var now = now();
        var unused = registers.add(
                tenant,
                new Reading(
                        own.location(),
                        own.device(),
                        own.obis(),
                        own.at(),
                        own.value(),
                        ValueStatus.SUBSTITUTE,
                        own.remarks(),
                        provenance(tenant, now)),
                now);
    }

    private Provenance provenance(TenantId tenant, Instant now) {
        return new Provenance(
                now, tenants.get(tenant).marketPartnerId(), ids.nextReference(REFERENCE_LENGTH), ids.next());
    }

    /** The database keeps microseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
