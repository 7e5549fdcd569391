package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.TenantId;

/** Reads the days of load profiles of which something arrived in a time, each with the days around it, some hundred at once. */
@Repository
class ArrivedDays {

    /** Days that are looked at together. */
    private static final int PAGE = 500;

    /** The days before and after, and the same weekdays of four weeks. */
    private static final List<Integer> AROUND = List.of(0, -1, 1, -7, -14, -21, -28);

    private final JdbcClient jdbc;

    ArrivedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day as it is valid now.
     *
     * @param others valid days around it, by date
     */
    record Arrived(ReportingPoint point, String obis, DayValues values, Map<LocalDate, DayValues> others) {

        Optional<DayValues> around(int days) {
            return Optional.ofNullable(others.get(values.day().plusDays(days)));
        }
    }

    private record Key(int series, LocalDate day) {}

    private record Stored(int series, DayVersion version) {}

    void in(TenantId tenant, Window window, Consumer<Arrived> consumer) {
        var keys = keys(tenant, window);
        for (int from = 0; from < keys.size(); from += PAGE) {
            page(tenant, keys.subList(from, Math.min(from + PAGE, keys.size())), consumer);
        }
    }

    private List<Key> keys(TenantId tenant, Window window) {
        return jdbc.sql(
                        """
                        select distinct p.series, p.day from metering.profile_day p
                          join metering.tenant_key t on t.id = p.tenant
                         where t.tenant_id = :tenant and p.recorded_at >= :from and p.recorded_at < :to
                         order by p.series, p.day""")
                .param("tenant", tenant.value())
                .param("from", Rows.utc(window.from()))
                .param("to", Rows.utc(window.to()))
                .query((row, n) -> new Key(row.getInt(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    private void page(TenantId tenant, List<Key> keys, Consumer<Arrived> consumer) {
        var versions = new HashMap<Key, List<DayVersion>>();
        for (var stored : versions(tenant, keys)) {
            var day = stored.version().values().day();
            versions.computeIfAbsent(new Key(stored.series(), day), k -> new ArrayList<>())
                    .add(stored.version());
        }
        var valid = new HashMap<Key, DayValues>();
        versions.forEach((key, told) -> valid.put(key, DayHistory.of(told).valid()));
        for (var key : keys) {
            var told = versions.get(key);
            // Withdrawn since: nothing is left to look at.
            if (told == null || MeasuredUnit.of(told.get(0).obis()) != MeasuredUnit.KWH) continue;
            var others = new HashMap<LocalDate, DayValues>();
            for (int days : AROUND) {
                var other = valid.get(new Key(key.series(), key.day().plusDays(days)));
                if (days != 0 && other != null) others.put(key.day().plusDays(days), other);
            }
            var first = told.get(0);
            consumer.accept(new Arrived(first.point(), first.obis(), Objects.requireNonNull(valid.get(key)), others));
        }
    }

    private List<Stored> versions(TenantId tenant, List<Key> keys) {
        return jdbc.sql(
                        """
                        with asked as (
                            select distinct a.series, a.day + o.days as day
                              from unnest(cast(:series as int[]), cast(cast(:days as text[]) as date[])) as a (series, day)
                              cross join unnest(cast(:around as int[])) as o (days))
                        select s.id as series_id, s.point, s.obis, s.grid, k.sender, p.* from asked a
                          join metering.tenant_key t on t.tenant_id = :tenant
                          join metering.profile_day p on p.tenant = t.id and p.series = a.series and p.day = a.day
                          join metering.series s on s.tenant = p.tenant and s.id = p.series
                          join metering.sender_key k on k.id = p.sender
                         where not exists (select 1 from metering.cancellation c
                                            where c.tenant_id = :tenant and c.sender = k.sender and c.reference = p.reference)
                        """)
                .param("tenant", tenant.value())
                .param("series", keys.stream().map(Key::series).toArray(Integer[]::new))
                .param("days", keys.stream().map(k -> k.day().toString()).toArray(String[]::new))
                .param("around", AROUND.toArray(Integer[]::new))
                .query((row, n) -> new Stored(row.getInt("series_id"), DayVersions.read(row)))
                .list();
    }
}
