package org.stromlauf.metering;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** Which values are not there, and which came after all: one statement for all of them. */
@Repository
class MissingValues {

    /** A value of {@code v} that nobody withdrew. */
    private static final String STANDS =
            """
            not exists (select 1 from metering.cancellation x
                         where x.tenant_id = v.tenant_id and x.sender = v.sender and x.reference = v.reference)""";

    private final JdbcClient jdbc;

    MissingValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of load profiles of a day those of which not every value was told. */
    List<DueValue> profiles(TenantId tenant, List<DueValue> due) {
        return absent(
                tenant,
                due,
                """
                exists (select 1 from metering.tenant_key t
                          join metering.series s on s.tenant = t.id
                          join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                         where t.tenant_id = :tenant and s.point = u.point and s.obis = u.obis
                           and p.day = cast(u.at at time zone 'Europe/Berlin' as date)
                         group by s.id having metering.is_complete(array_agg(p.statuses), max(p.n)))""");
    }

    /** Of readings those that were not told, or withdrawn. */
    List<DueValue> readings(TenantId tenant, List<DueValue> due) {
        return absent(
                tenant,
                due,
                """
                exists (select 1 from metering.reading v
                         where v.tenant_id = :tenant and v.metering_location = u.point and v.obis = u.obis and v.at = u.at and
                """
                        + STANDS + ")");
    }

    /** Of energy until a day that of which none was told that ends there, or which was withdrawn. */
    List<DueValue> quantities(TenantId tenant, List<DueValue> due) {
        return absent(
                tenant,
                due,
                """
                exists (select 1 from metering.energy_quantity v
                         where v.tenant_id = :tenant and v.point = u.point and v.kind = 'MEASURED' and v.ends_at = u.until and
                """
                        + STANDS + ")");
    }

    private List<DueValue> absent(TenantId tenant, List<DueValue> due, String there) {
        if (due.isEmpty()) return List.of();
        return jdbc
                .sql(
                        "select u.n from unnest(cast(:points as text[]), cast(:obis as text[]), cast(:at as timestamptz[]), cast(:until as timestamptz[]))"
                                + " with ordinality as u (point, obis, at, until, n) where not " + there
                                + " order by u.n")
                .param("tenant", tenant.value())
                .param("points", due.stream().map(d -> d.point().id()).toArray(String[]::new))
                .param("obis", due.stream().map(DueValue::obis).toArray(String[]::new))
                .param("at", due.stream().map(d -> d.from().toString()).toArray(String[]::new))
                .param("until", due.stream().map(d -> d.to().toString()).toArray(String[]::new))
                .query(Integer.class)
                .list()
                .stream()
                .map(n -> due.get(n - 1))
                .toList();
    }

    /**
     * Settles what came: a missing value when there is one, a doubted one when another was told after the complaint.
     *
     * @return the open cases of these points that wait for nothing any more
     */
    List<UUID> settle(TenantId tenant, Collection<ReportingPoint> points, Instant now) {
        var ids = points.stream().map(ReportingPoint::id).distinct().toArray(String[]::new);
        return settle(tenant, "and c.point = any (:points)", ids, now);
    }

    /** The same of all points. */
    List<UUID> settleAll(TenantId tenant, Instant now) {
        return settle(tenant, "", new String[0], now);
    }

    private List<UUID> settle(TenantId tenant, String restriction, String[] points, Instant now) {
        var sql =
                """
                update metering.complaint c set settled_at = :now
                  from metering.complaint_case k
                 where c.tenant_id = :tenant and c.settled_at is null and k.tenant_id = c.tenant_id and k.id = c.case_id
                   and case k.asked
                       when 'PROFILE' then
                            (select count(distinct d.day) from (
                                select p.day from metering.tenant_key t
                                  join metering.series s on s.tenant = t.id
                                  join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                                 where t.tenant_id = c.tenant_id and s.point = c.point and s.obis = c.obis
                                   and p.day >= cast(c.starts_at at time zone 'Europe/Berlin' as date)
                                   and p.day < cast(c.ends_at at time zone 'Europe/Berlin' as date)
                                   and (c.grounds = 'MISSING'
                                       or p.recorded_at >= k.opened_at and p.reference <> c.complained_document)
                                 group by s.id, p.day
                                having c.grounds <> 'MISSING'
                                    or metering.is_complete(array_agg(p.statuses), max(p.n))) d)
                            = cast(c.ends_at at time zone 'Europe/Berlin' as date)
                              - cast(c.starts_at at time zone 'Europe/Berlin' as date)
                       when 'READING' then exists (select 1 from metering.reading v
                              where v.tenant_id = c.tenant_id and v.metering_location = c.point and v.obis = c.obis
                                and v.at = c.starts_at and (c.grounds = 'MISSING'
                                    or v.recorded_at >= k.opened_at and v.reference <> c.complained_document) and STANDS)
                       else exists (select 1 from metering.energy_quantity v
                              where v.tenant_id = c.tenant_id and v.point = c.point and v.obis = c.obis
                                and v.starts_at = c.starts_at and v.ends_at = c.ends_at
                                and (c.grounds = 'MISSING'
                                    or v.recorded_at >= k.opened_at and v.reference <> c.complained_document) and STANDS)
                       end RESTRICTION""";
        var unused = jdbc.sql(sql.replace("STANDS", STANDS).replace("RESTRICTION", restriction))
                .param("tenant", tenant.value())
                .param("points", points)
                .param("now", Rows.utc(now))
                .update();
        return jdbc.sql(
                        """
                        select id from metering.complaint_case k
                         where tenant_id = :tenant and closed_at is null and not exists (
                            select 1 from metering.complaint c
                             where c.tenant_id = k.tenant_id and c.case_id = k.id and c.settled_at is null)
                         order by id""")
                .param("tenant", tenant.value())
                .query(UUID.class)
                .list();
    }
}
