package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.DayCodec.Packed;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Load profiles, a row a day and version; {@link DayStore} adds to them. */
@Repository
class DayVersions {

    private final JdbcClient jdbc;

    DayVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions of a range that were known at an instant and not withdrawn, in the order of register and day. */
    List<DayVersion> find(TenantId tenant, ReportingPoint point, DateRange days, Instant asOf) {
        return jdbc.sql(
                        """
                        select s.point, s.obis, s.grid, k.sender, p.* from metering.tenant_key t
                          join metering.series s on s.tenant = t.id
                          join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                          join metering.sender_key k on k.id = p.sender
                         where t.tenant_id = :tenant and s.point = :point and p.day >= :from and p.day < :to
                           and p.recorded_at <= :asOf and not exists (
                                select 1 from metering.cancellation c
                                 where c.tenant_id = :tenant and c.sender = k.sender and c.reference = p.reference
                                   and c.recorded_at <= :asOf)
                         order by s.obis, s.grid, p.day
                        """)
                .param("tenant", tenant.value())
                .param("point", point.id())
                .param("from", days.from())
                .param("to", days.end())
                .param("asOf", Rows.utc(asOf))
                .query((row, n) -> read(row))
                .list();
    }

    /** All versions of a day of many points that were known at an instant and not withdrawn. */
    List<DayVersion> find(TenantId tenant, Collection<ReportingPoint> points, LocalDate day, Instant asOf) {
        return jdbc.sql(
                        """
                        select s.point, s.obis, s.grid, k.sender, p.* from metering.tenant_key t
                          join metering.series s on s.tenant = t.id
                          join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                          join metering.sender_key k on k.id = p.sender
                         where t.tenant_id = :tenant and s.point = any (:points) and p.day = :day
                           and p.recorded_at <= :asOf and not exists (
                                select 1 from metering.cancellation c
                                 where c.tenant_id = :tenant and c.sender = k.sender and c.reference = p.reference
                                   and c.recorded_at <= :asOf)
                         order by s.point, s.obis, s.grid
                        """)
                .param("tenant", tenant.value())
                .param("points", points.stream().map(ReportingPoint::id).toArray(String[]::new))
                .param("day", day)
                .param("asOf", Rows.utc(asOf))
                .query((row, n) -> read(row))
                .list();
    }

    static DayVersion read(ResultSet row) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        try {
            var remarks = StoredRemarks.read(row.getString("remarks"));
            var statuses = row.getBytes("statuses");
            return new DayVersion(
                    ReportingPoint.of(row.getString("point")),
                    row.getString("obis"),
                    DayCodec.decode(
                            DayGrid.ofCode(row.getInt("grid")),
                            day,
                            new Packed(
                                    row.getBytes("quarter_hours"),
                                    statuses.length == 0 ? null : statuses,
                                    remarks.ofValues())),
                    Rows.provenance(row),
                    remarks.ofDay());
        } catch (IllegalArgumentException e) {
            throw new DataAccessResourceFailureException(
                    "The load profile of " + row.getString("point") + " on " + day + " is stored malformed", e);
        }
    }
}
