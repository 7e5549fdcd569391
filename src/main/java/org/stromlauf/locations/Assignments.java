package org.stromlauf.locations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * Who supplies each market location, as the tenant knows it: the grid operator decides it, a metering operator is told. Every
 * change takes part in the caller's transaction, is logged with its reason and serialised by location.
 */
@Service
public class Assignments {

    private final AssignmentRows rows;
    private final Locations locations;
    private final Clock clock;

    public Assignments(JdbcClient jdbc, Locations locations, Clock clock) {
        this.rows = new AssignmentRows(jdbc);
        this.locations = locations;
        this.clock = clock;
    }

    /** The timeline of a location that the tenant knows. */
    public AssignmentTimeline timeline(TenantId tenant, MarketLocationId location) {
        return AssignmentTimeline.of(locations.grid(tenant).fallbackSupplier(), rows.of(tenant, location));
    }

    /** Who is assigned at a day; nobody before the location existed, or when the tenant does not know it. */
    public Optional<Assignment> at(TenantId tenant, MarketLocationId location, LocalDate day) {
        return rows.at(tenant, location, day);
    }

    /** See {@link AssignmentTimeline#assign}. */
    @CanIgnoreReturnValue
    @Transactional
    public TimelineChange assign(
            TenantId tenant, MarketLocationId location, MarketPartnerId supplier, DateRange period, String reason) {
        return change(tenant, location, reason, t -> t.assign(supplier, period));
    }

    /** See {@link AssignmentTimeline#end}. */
    @CanIgnoreReturnValue
    @Transactional
    public TimelineChange end(
            TenantId tenant, MarketLocationId location, MarketPartnerId supplier, LocalDate end, String reason) {
        return change(tenant, location, reason, t -> t.end(supplier, end));
    }

    /** See {@link AssignmentTimeline#withdraw}. */
    @CanIgnoreReturnValue
    @Transactional
    public TimelineChange withdraw(
            TenantId tenant, MarketLocationId location, MarketPartnerId supplier, LocalDate start, String reason) {
        return change(tenant, location, reason, t -> t.withdraw(supplier, start));
    }

    private TimelineChange change(
            TenantId tenant,
            MarketLocationId location,
            String reason,
            Function<AssignmentTimeline, TimelineChange> operation) {
        rows.lock(tenant, location);
        var change = operation.apply(timeline(tenant, location));
        rows.save(tenant, location, change.after());
        rows.log(tenant, location, change, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), reason);
        return change;
    }
}
