package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.database.CopiedRows;
import org.stromlauf.shared.TenantId;

/** Adds days of load profiles, many at once; what is there already stays as it is. */
@Repository
class DayStore {

    private static final byte[] TRUE_VALUES = {};
    private static final String TABLE =
            """
            metering.profile_day (documented_at, recorded_at, total_wh, tenant, series, day, sender, n, message, reference,
                quarter_hours, statuses, remarks)""";
    private static final int COLUMNS = 13;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DayStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** A day of which another message told something, too. */
    record Told(ReportingPoint point, LocalDate day) {}

    /**
     * @param count days that were new
     * @param alsoToldByOthers the days, new or not, of which other messages told, too
     */
    record Added(int count, Set<Told> alsoToldByOthers) {}

    private record Series(String point, String obis, int grid) {

        static Series of(DayVersion version) {
            return new Series(
                    version.point().id(),
                    version.obis(),
                    version.values().grid().code());
        }
    }

    private record Day(int series, LocalDate day) {}

    /** A version under the numbers by which the table knows its register and sender. */
    private record Numbered(DayVersion version, Day day, int sender) {}

    /** In the caller's transaction: what stands already is looked up at once, what is new is copied into the table. */
    Added add(TenantId tenant, List<DayVersion> versions, Instant recordedAt) {
        if (versions.isEmpty()) return new Added(0, Set.of());
        int key = tenantKey(tenant);
        var numbered = numbered(key, versions);
        var messages = messages(key, numbered);
        var fresh = new CopiedRows(COLUMNS);
        int count = 0;
        for (var one : numbered) {
            var known = messages.computeIfAbsent(one.day(), d -> new HashSet<>());
            if (!known.add(one.version().provenance().message())) continue;
            append(fresh, key, one, recordedAt);
            count++;
        }
        if (count > 0) fresh.into(template, TABLE);
        var others = new LinkedHashSet<Told>();
        for (var one : numbered) {
            if (Objects.requireNonNull(messages.get(one.day())).size() > 1) {
                others.add(new Told(one.version().point(), one.day().day()));
            }
        }
        return new Added(count, others);
    }

    private static void append(CopiedRows rows, int tenant, Numbered one, Instant recordedAt) {
        var version = one.version();
        var values = version.values();
        var provenance = version.provenance();
        var statuses = DayCodec.statuses(values);
        rows.row()
                .instant(provenance.documentedAt())
                .instant(recordedAt)
                .bigint(values.total())
                .integer(tenant)
                .integer(one.day().series())
                .date(values.day())
                .integer(one.sender())
                .smallint(values.size())
                .uuid(provenance.message())
                .text(provenance.reference())
                .bytes(DayCodec.values(values))
                .bytes(statuses == null ? TRUE_VALUES : statuses)
                .text(StoredRemarks.of(version));
    }

    private List<Numbered> numbered(int tenant, List<DayVersion> versions) {
        var senders = senders(versions);
        var series = series(tenant, versions);
        var numbered = new ArrayList<Numbered>(versions.size());
        for (var version : versions) {
            var number = Objects.requireNonNull(series.get(Series.of(version)));
            var sender = Objects.requireNonNull(
                    senders.get(version.provenance().sender().value()));
            numbered.add(new Numbered(version, new Day(number, version.values().day()), sender));
        }
        return numbered;
    }

    /** Which messages told of the days up to now. */
    private Map<Day, Set<UUID>> messages(int tenant, List<Numbered> versions) {
        var messages = new HashMap<Day, Set<UUID>>();
        jdbc.sql(
                        """
                        select p.series, p.day, p.message
                          from unnest(cast(:series as int[]), cast(cast(:days as text[]) as date[])) as a (series, day)
                          join metering.profile_day p on p.tenant = :tenant and p.series = a.series and p.day = a.day""")
                .param("tenant", tenant)
                .param("series", versions.stream().map(v -> v.day().series()).toArray(Integer[]::new))
                .param(
                        "days",
                        versions.stream().map(v -> v.day().day().toString()).toArray(String[]::new))
                .query(row -> {
                    var day = new Day(row.getInt(1), row.getObject(2, LocalDate.class));
                    messages.computeIfAbsent(day, d -> new HashSet<>()).add(row.getObject(3, UUID.class));
                });
        return messages;
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

    private Map<String, Integer> senders(List<DayVersion> versions) {
        var names = new LinkedHashSet<String>();
        versions.forEach(v -> names.add(v.provenance().sender().value()));
        var known = knownSenders(names);
        if (known.size() == names.size()) return known;
        names.removeAll(known.keySet());
        jdbc.sql("insert into metering.sender_key (sender) select unnest(:names) order by 1 on conflict do nothing")
                .param("names", names.toArray(String[]::new))
                .update();
        known.putAll(knownSenders(names));
        return known;
    }

    private Map<String, Integer> knownSenders(Collection<String> names) {
        var known = new HashMap<String, Integer>();
        jdbc.sql("select sender, id from metering.sender_key where sender = any (:names)")
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString(1), row.getInt(2));
                });
        return known;
    }

    private Map<Series, Integer> series(int tenant, List<DayVersion> versions) {
        var all = new LinkedHashSet<Series>();
        versions.forEach(v -> all.add(Series.of(v)));
        var known = knownSeries(tenant, all);
        if (known.size() == all.size()) return known;
        all.removeAll(known.keySet());
        bySeries(
                        """
                        insert into metering.series (tenant, point, obis, grid)
                        select cast(:tenant as int), a.point, a.obis, a.grid from asked a order by 2, 3, 4
                        on conflict do nothing""",
                        tenant,
                        all)
                .update();
        known.putAll(knownSeries(tenant, all));
        return known;
    }

    private Map<Series, Integer> knownSeries(int tenant, Collection<Series> asked) {
        var known = new HashMap<Series, Integer>();
        bySeries(
                        """
                        select s.point, s.obis, s.grid, s.id from asked a
                          join metering.series s on s.tenant = :tenant and s.point = a.point and s.obis = a.obis
                            and s.grid = a.grid""",
                        tenant,
                        asked)
                .query(row -> {
                    known.put(new Series(row.getString(1), row.getString(2), row.getInt(3)), row.getInt(4));
                });
        return known;
    }

    private JdbcClient.StatementSpec bySeries(String statement, int tenant, Collection<Series> series) {
        return jdbc.sql(
                        """
                        with asked as (
                            select * from unnest(cast(:points as text[]), cast(:obis as text[]), cast(:grids as smallint[]))
                                as a (point, obis, grid))
                        """
                                + statement)
                .param("tenant", tenant)
                .param("points", series.stream().map(Series::point).toArray(String[]::new))
                .param("obis", series.stream().map(Series::obis).toArray(String[]::new))
                .param("grids", series.stream().map(Series::grid).toArray(Integer[]::new));
    }
}
