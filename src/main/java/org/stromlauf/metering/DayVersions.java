package org.stromlauf.metering;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.DayCodec.Packed;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Load profiles, a row a day and version; only added to. */
@Repository
class DayVersions {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DayVersions(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** A day of which another message told something, too. */
    record Told(ReportingPoint point, LocalDate day) {}

    /**
     * Adds versions in the caller's transaction, by COPY into a temporary table, which takes thirty times the rows that single
     * inserts do; what is there already stays as it is.
     *
     * @return how many were new
     */
    int add(TenantId tenant, List<DayVersion> versions, Instant recordedAt) {
        if (versions.isEmpty()) return 0;
        copy(versions);
        int key = tenantKey(tenant);
        var unusedSenders = jdbc.sql(
                        """
                        insert into metering.sender_key (sender)
                        select distinct c.sender from profile_day_copy c
                         where not exists (select 1 from metering.sender_key k where k.sender = c.sender)
                         order by 1 on conflict do nothing""")
                .update();
        var unusedSeries = jdbc.sql(
                        """
                        insert into metering.series (tenant, point, obis, grid)
                        select distinct cast(:tenant as int), c.point, c.obis, c.grid from profile_day_copy c
                         where not exists (select 1 from metering.series s where s.tenant = :tenant and s.point = c.point
                                              and s.obis = c.obis and s.grid = c.grid)
                         order by 2, 3, 4 on conflict do nothing""")
                .param("tenant", key)
                .update();
        var added = jdbc.sql(
                        """
                        insert into metering.profile_day (documented_at, recorded_at, total_wh, tenant, series, day, sender, n,
                            message, reference, quarter_hours, statuses, remarks)
                        select c.documented_at, :recordedAt, c.total_wh, :tenant, s.id, c.day, k.id, c.n, c.message, c.reference,
                               c.quarter_hours, c.statuses, c.remarks
                          from profile_day_copy c
                          join metering.series s
                            on s.tenant = :tenant and s.point = c.point and s.obis = c.obis and s.grid = c.grid
                          join metering.sender_key k on k.sender = c.sender
                        on conflict do nothing""")
                .param("tenant", key)
                .param("recordedAt", Rows.utc(recordedAt))
                .update();
        return added;
    }

    private int tenantKey(TenantId tenant) {
        return jdbc.sql("select id from metering.tenant_key where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> jdbc.sql(
                                """
                                insert into metering.tenant_key (tenant_id) values (?)
                                on conflict (tenant_id) do update set tenant_id = excluded.tenant_id returning id""")
                        .param(tenant.value())
                        .query(Integer.class)
                        .single());
    }

    private void copy(List<DayVersion> versions) {
        template.execute(
                """
                create temp table if not exists profile_day_copy (point text, obis text, grid smallint, day date,
                    documented_at timestamptz, sender text, reference text, message uuid, n smallint, total_wh bigint,
                    quarter_hours bytea, statuses bytea, remarks text) on commit delete rows""");
        template.execute("truncate profile_day_copy");
        var lines = versions.stream().map(DayVersions::line).collect(Collectors.joining());
        template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy profile_day_copy from stdin", new StringReader(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String line(DayVersion version) {
        var provenance = version.provenance();
        var values = version.values();
        var fields = new Object[] {
            version.point().id(),
            version.obis(),
            values.grid().code(),
            values.day(),
            provenance.documentedAt(),
            provenance.sender().value(),
            provenance.reference(),
            provenance.message(),
            values.size(),
            values.total(),
            bytes(DayCodec.values(values)),
            bytes(DayCodec.statuses(values)),
            StoredRemarks.of(version)
        };
        var line = new StringBuilder(600);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) line.append('\t');
            line.append(escaped(fields[i].toString()));
        }
        return line.append('\n').toString();
    }

    private static String bytes(byte @Nullable [] bytes) {
        return bytes == null ? "\\x" : "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String escaped(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    /** Of the days that were added last in this transaction those of which others told, too. */
    List<Told> alsoToldByOthers(TenantId tenant) {
        return jdbc.sql(
                        """
                        select distinct c.point, c.day from profile_day_copy c
                          join metering.tenant_key t on t.tenant_id = :tenant
                          join metering.series s
                            on s.tenant = t.id and s.point = c.point and s.obis = c.obis and s.grid = c.grid
                         where exists (select 1 from metering.profile_day p where p.tenant = s.tenant and p.series = s.id
                                          and p.day = c.day and p.message <> c.message)
                         order by c.point, c.day""")
                .param("tenant", tenant.value())
                .query((row, n) ->
                        new Told(ReportingPoint.of(row.getString("point")), row.getObject("day", LocalDate.class)))
                .list();
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
