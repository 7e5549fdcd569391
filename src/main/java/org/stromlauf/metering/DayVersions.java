package org.stromlauf.metering;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Load profiles, a row a day and version; only added to. */
@Repository
class DayVersions {

    private static final String COLUMNS =
            """
            tenant_id, point, obis, day, documented_at, sender, reference, message, recorded_at, n, total_wh,
            quarter_hours, statuses, plausibility, substitute_method, substitute_reason, correction_reason""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DayVersions(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Adds versions in the caller's transaction, by COPY into a temporary table, which takes thirty times the rows that single
     * inserts do; what is there already stays as it is.
     *
     * @return how many were new
     */
    int add(TenantId tenant, List<DayVersion> versions, Instant recordedAt) {
        if (versions.isEmpty()) return 0;
        template.execute(
                "create temp table if not exists profile_day_copy (like metering.profile_day) on commit delete rows");
        var lines = versions.stream()
                .map(version -> line(tenant, version, recordedAt))
                .collect(Collectors.joining());
        template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy profile_day_copy (" + COLUMNS + ") from stdin", new StringReader(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var added = jdbc.sql("insert into metering.profile_day (" + COLUMNS + ") select " + COLUMNS
                        + " from profile_day_copy on conflict do nothing")
                .update();
        template.execute("truncate profile_day_copy");
        return added;
    }

    private static String line(TenantId tenant, DayVersion version, Instant recordedAt) {
        var provenance = version.provenance();
        var remarks = version.remarks();
        var values = version.values();
        var fields = new @Nullable Object[] {
            tenant.value(),
            version.point().id(),
            version.obis(),
            values.day(),
            provenance.documentedAt(),
            provenance.sender().value(),
            provenance.reference(),
            provenance.message(),
            recordedAt,
            values.size(),
            values.total(),
            bytes(DayCodec.values(values)),
            bytes(DayCodec.statuses(values)),
            remarks.plausibility(),
            remarks.substituteMethod(),
            remarks.substituteReason(),
            remarks.correctionReason()
        };
        var line = new StringBuilder(400);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) line.append('\t');
            line.append(fields[i] == null ? "\\N" : escaped(fields[i].toString()));
        }
        return line.append('\n').toString();
    }

    private static @Nullable String bytes(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** All versions of a range that were known at an instant, in the order of register and day. */
    List<DayVersion> find(TenantId tenant, ReportingPoint point, DateRange days, Instant asOf) {
        return jdbc.sql(
                        """
                        select * from metering.profile_day
                         where tenant_id = :tenant and point = :point and day >= :from and day < :to
                           and recorded_at <= :asOf
                         order by obis, day
                        """)
                .param("tenant", tenant.value())
                .param("point", point.id())
                .param("from", days.from())
                .param("to", days.end())
                .param("asOf", Rows.utc(asOf))
                .query((row, n) -> read(row))
                .list();
    }

    private static DayVersion read(ResultSet row) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        try {
            return new DayVersion(
                    ReportingPoint.of(row.getString("point")),
                    row.getString("obis"),
                    DayCodec.decode(day, row.getBytes("quarter_hours"), row.getBytes("statuses")),
                    Rows.provenance(row),
                    Rows.remarks(row));
        } catch (IllegalArgumentException e) {
            throw new DataAccessResourceFailureException(
                    "The load profile of " + row.getString("point") + " on " + day + " is stored malformed", e);
        }
    }
}
