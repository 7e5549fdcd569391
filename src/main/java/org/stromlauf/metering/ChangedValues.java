package org.stromlauf.metering;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Tells systems what changed in a tenant's meter values since they last asked, in the order in which it was kept, nothing left out. */
@Service
public class ChangedValues {

    /** What is kept is told after so long, for transactions do not end in the order in which they begin. */
    static final Duration SETTLING = Duration.ofSeconds(30);

    /** What was told. */
    public enum Kind {
        CANCELLATION,
        OTHER,
        PROFILE,
        QUANTITY,
        READING
    }

    /**
     * A message's values of a point.
     *
     * @param location null for a cancellation
     * @param reference the document; of a cancellation the one that is withdrawn
     * @param from of the first value; null for a cancellation
     * @param to end of the last value
     */
    public record Change(
            Kind kind,
            @Nullable ReportingPoint location,
            String reference,
            @Nullable Instant from,
            @Nullable Instant to,
            Instant recordedAt,
            UUID message) {

        Cursor cursor() {
            var point = location;
            return new Cursor(recordedAt, message, kind, point == null ? "" : point.id());
        }
    }

    /** Until where somebody has been told. */
    public record Cursor(Instant recordedAt, UUID message, Kind kind, String point) {

        private static final UUID FIRST = new UUID(0, 0);
        private static final UUID LAST = new UUID(-1, -1);

        /** Behind all that is kept of an instant. */
        static Cursor last(Instant until) {
            return new Cursor(until, LAST, Kind.READING, "~");
        }

        boolean isBefore(Cursor other) {
            return Comparator.comparing(Cursor::recordedAt)
                            .thenComparing(c -> c.message().toString())
                            .thenComparing(c -> c.kind().name())
                            .thenComparing(Cursor::point)
                            .compare(this, other)
                    < 0;
        }

        /** All that is kept from an instant on. */
        public static Cursor from(Instant since) {
            return new Cursor(since.truncatedTo(ChronoUnit.MICROS), FIRST, Kind.CANCELLATION, "");
        }

        /** @return empty for a text that {@link #toString} never gave */
        public static Optional<Cursor> parse(String text) {
            var parts = text.split("_", -1);
            if (parts.length != 4) return Optional.empty();
            try {
                return Optional.of(new Cursor(
                        Instant.parse(parts[0]), UUID.fromString(parts[1]), Kind.valueOf(parts[2]), parts[3]));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return recordedAt + "_" + message + "_" + kind + "_" + point;
        }
    }

    /**
     * @param next where to go on
     * @param more whether there is more already
     */
    public record Page(List<Change> changes, Cursor next, boolean more) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangedValues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where somebody begins who wants to learn of what changes from now on. */
    public Cursor now() {
        return Cursor.from(settled());
    }

    /**
     * What somebody wants to learn of.
     *
     * @param locations ids of locations; empty for all. A cancellation names none and is told in any case
     */
    public record Filter(Set<Kind> kinds, Set<String> locations) {

        static final Filter ALL = new Filter(EnumSet.allOf(Kind.class), Set.of());
    }

    /** @param limit how many changes at most */
    @Transactional(readOnly = true)
    public Page after(TenantId tenant, Cursor cursor, int limit) {
        return after(tenant, cursor, Filter.ALL, limit);
    }

    /** The same of some locations and kinds. */
    @Transactional(readOnly = true)
    public Page after(TenantId tenant, Cursor cursor, Filter filter, int limit) {
        var until = settled();
        var found = jdbc.sql(
                        """
                        select kind, point, reference, starts_at, ends_at, recorded_at, message from (
                            select 'CANCELLATION' as kind, '' as point, reference, null::timestamptz as starts_at,
                                   null::timestamptz as ends_at, recorded_at, message
                              from metering.cancellation
                             where tenant_id = :tenant and recorded_at >= :since and recorded_at <= :until
                            union all
                            select 'OTHER', point, min(reference), min(starts_at), max(ends_at), recorded_at, message
                              from metering.period_value
                             where tenant_id = :tenant and recorded_at >= :since and recorded_at <= :until
                             group by point, recorded_at, message
                            union all
                            select 'PROFILE', s.point, min(p.reference), min(p.day)::timestamp at time zone :zone,
                                   (max(p.day) + 1)::timestamp at time zone :zone, p.recorded_at, p.message
                              from metering.tenant_key t
                              join metering.profile_day p on p.tenant = t.id
                              join metering.series s on s.tenant = p.tenant and s.id = p.series
                             where t.tenant_id = :tenant and p.recorded_at >= :since and p.recorded_at <= :until
                             group by s.point, p.recorded_at, p.message
                            union all
                            select 'QUANTITY', point, min(reference), min(starts_at), max(ends_at), recorded_at, message
                              from metering.energy_quantity
                             where tenant_id = :tenant and recorded_at >= :since and recorded_at <= :until
                             group by point, recorded_at, message
                            union all
                            select 'READING', metering_location, min(reference), min(at), max(at), recorded_at, message
                              from metering.reading
                             where tenant_id = :tenant and recorded_at >= :since and recorded_at <= :until
                             group by metering_location, recorded_at, message) told
                         where (recorded_at, message, kind collate "C", point collate "C")
                             > (:since, :message, :kind collate "C", :point collate "C")
                           and kind = any (:kinds)
                           and (cardinality(cast(:points as text[])) = 0 or point = '' or point = any (:points))
                         order by recorded_at, message, kind collate "C", point collate "C"
                         limit :limit""")
                .param("tenant", tenant.value())
                .param("zone", MarketCalendar.ZONE.getId())
                .param("since", Rows.utc(cursor.recordedAt()))
                .param("until", Rows.utc(until))
                .param("message", cursor.message())
                .param("kind", cursor.kind().name())
                .param("point", cursor.point())
                .param("kinds", filter.kinds().stream().map(Kind::name).toArray(String[]::new))
                .param("points", filter.locations().toArray(String[]::new))
                .param("limit", limit + 1)
                .query((row, n) -> change(row))
                .list();
        var more = found.size() > limit;
        var changes = more ? found.subList(0, limit) : found;
        // Nothing is added any more until then, so the next look begins there, however little of it was asked for.
        var next = more ? changes.get(changes.size() - 1).cursor() : Cursor.last(until);
        if (next.isBefore(cursor)) next = cursor;
        return new Page(List.copyOf(changes), next, more);
    }

    /** Until when nothing is added any more: before the beginning of the oldest transaction that writes. */
    private Instant settled() {
        var oldest = jdbc.sql(
                        """
                        select coalesce(extract(epoch from clock_timestamp() - min(xact_start)), 0) from pg_stat_activity
                         where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()""")
                .query(BigDecimal.class)
                .single();
        var age = Duration.ofMillis(oldest.movePointRight(3).longValue());
        return clock.instant().minus(SETTLING.plus(age)).truncatedTo(ChronoUnit.MICROS);
    }

    private static Change change(ResultSet row) throws SQLException {
        var point = row.getString("point");
        return new Change(
                Kind.valueOf(row.getString("kind")),
                point.isEmpty() ? null : ReportingPoint.of(point),
                row.getString("reference"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                Rows.instant(row, "recorded_at"),
                row.getObject("message", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
