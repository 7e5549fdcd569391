package org.stromlauf.locations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Assignments as rows. */
final class AssignmentRows {

    private final JdbcClient jdbc;

    AssignmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for others who change the same timeline. */
    void lock(TenantId tenant, MarketLocationId location) {
        jdbc.sql("select id from locations.market_location where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", location.value())
                .query(String.class)
                .optional();
    }

    List<Assignment> of(TenantId tenant, MarketLocationId location) {
        return jdbc.sql(
                        """
                        select supplier, kind, lower(valid) as first, upper(valid) as last from locations.assignment
                         where tenant_id = :tenant and market_location = :location order by valid
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query((row, n) -> assignment(row))
                .list();
    }

    Optional<Assignment> at(TenantId tenant, MarketLocationId location, LocalDate day) {
        return jdbc.sql(
                        """
                        select supplier, kind, lower(valid) as first, upper(valid) as last from locations.assignment
                         where tenant_id = :tenant and market_location = :location and valid @> :day
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("day", day)
                .query((row, n) -> assignment(row))
                .optional();
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(
                MarketPartnerId.of(row.getString("supplier")),
                Assignment.Kind.valueOf(row.getString("kind")),
                new DateRange(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)));
    }

    /** Replaces the stored timeline; rows that stay the same are left alone. */
    void save(TenantId tenant, MarketLocationId location, AssignmentTimeline timeline) {
        var stored = of(tenant, location);
        for (var old : stored) {
            if (!timeline.assignments().contains(old)) delete(tenant, location, old);
        }
        for (var now : timeline.assignments()) {
            if (!stored.contains(now)) insert(tenant, location, now);
        }
    }

    private void delete(TenantId tenant, MarketLocationId location, Assignment assignment) {
        jdbc.sql(
                        """
                        delete from locations.assignment
                         where tenant_id = :tenant and market_location = :location and valid = :valid::daterange
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("valid", assignment.period().toString())
                .update();
    }

    private void insert(TenantId tenant, MarketLocationId location, Assignment assignment) {
        jdbc.sql(
                        """
                        insert into locations.assignment (tenant_id, market_location, supplier, kind, valid)
                        values (:tenant, :location, :supplier, :kind, :valid::daterange)
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("supplier", assignment.supplier().value())
                .param("kind", assignment.kind().name())
                .param("valid", assignment.period().toString())
                .update();
    }

    void log(TenantId tenant, MarketLocationId location, TimelineChange change, OffsetDateTime at, String reason) {
        jdbc.sql(
                        """
                        insert into locations.assignment_change
                               (tenant_id, market_location, number, recorded_at, reason, before, after)
                        select :tenant, :location, coalesce(max(number), 0) + 1, :at, :reason, :before, :after
                          from locations.assignment_change
                         where tenant_id = :tenant and market_location = :location
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("at", at)
                .param("reason", reason)
                .param("before", change.before().toString())
                .param("after", change.after().toString())
                .update();
    }
}
