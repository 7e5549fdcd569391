package org.stromlauf.metering;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.ArrivedDays.Arrived;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Days of load profiles and readings that are not plausible: each open one is an instance of the process {@code ReadingClearing}. */
@Repository
class ReadingClearings {

    static final String PROCESS = "ReadingClearing";
    static final String VALUES_CORRECTED = "Msg_ValuesCorrected";

    /**
     * @param grid of the load profile; null for a reading
     * @param device whose register was read; null for a load profile
     * @param suspicions in German
     * @param suggestion in Wh by value, what could stand in place, of a reading what the register would show; null where nothing can
     *     be suggested
     */
    record Case(
            UUID id,
            ReportingPoint point,
            String obis,
            @Nullable DayGrid grid,
            @Nullable String device,
            LocalDate day,
            String suspicions,
            long @Nullable [] suggestion) {}

    private final JdbcClient jdbc;
    private final Processes processes;
    private final IdGenerator ids;
    private final Clock clock;

    ReadingClearings(JdbcClient jdbc, Processes processes, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.ids = ids;
        this.clock = clock;
    }

    /** One open case a day is enough; what the first look found stands in it. */
    void open(TenantId tenant, Arrived day, List<Suspicion> suspicions, Optional<DayValues> suggestion) {
        open(
                tenant,
                new Case(
                        ids.next(),
                        day.point(),
                        day.obis(),
                        day.values().grid(),
                        null,
                        day.values().day(),
                        suspicions.stream().map(Suspicion::german).distinct().collect(Collectors.joining("; ")),
                        suggestion.map(DayValues::wattHours).orElse(null)));
    }

    /** The same of a reading. */
    void open(TenantId tenant, ReadingInspection.Doubted doubted) {
        var reading = doubted.reading();
        open(
                tenant,
                new Case(
                        ids.next(),
                        ReportingPoint.of(reading.location()),
                        reading.obis(),
                        null,
                        reading.device(),
                        reading.day(),
                        doubted.german(),
                        doubted.suggestion()
                                .map(shown ->
                                        new long[] {shown.movePointRight(3).longValue()})
                                .orElse(null)));
    }

    private void open(TenantId tenant, Case opened) {
        var grid = opened.grid();
        var suggestion = opened.suggestion();
        int rows = jdbc.sql(
                        """
                        insert into metering.reading_clearing
                            (tenant_id, id, point, obis, grid, device, day, suspicions, suggestion, opened_at)
                        values (:tenant, :id, :point, :obis, :grid, :device, :day, :suspicions, cast(:suggestion as bigint[]), :now)
                        on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("id", opened.id())
                .param("point", opened.point().id())
                .param("obis", opened.obis())
                .param("grid", grid == null ? null : grid.code(), Types.SMALLINT)
                .param("device", opened.device())
                .param("day", opened.day())
                .param("suspicions", opened.suspicions())
                .param(
                        "suggestion",
                        suggestion == null
                                ? null
                                : Arrays.stream(suggestion).boxed().toArray(Long[]::new))
                .param("now", Rows.utc(clock.instant()))
                .update();
        // The form asks for it only where there is a suggestion.
        if (rows == 1) processes.start(tenant, PROCESS, opened.id().toString(), Map.of("replace", false, "own", ""));
    }

    /** Better values came by themselves: nobody has to decide any more. */
    void settle(TenantId tenant, Arrived day) {
        var open = jdbc.sql(
                        """
                        select id from metering.reading_clearing
                         where tenant_id = ? and point = ? and obis = ? and grid = ? and day = ? and closed_at is null""")
                .params(
                        tenant.value(),
                        day.point().id(),
                        day.obis(),
                        day.values().grid().code(),
                        day.values().day())
                .query(UUID.class)
                .optional();
        open.ifPresent(id -> settle(tenant, id));
    }

    /** The same of a reading. */
    void settle(TenantId tenant, Reading reading) {
        jdbc.sql(
                        """
                        select id from metering.reading_clearing
                         where tenant_id = ? and point = ? and obis = ? and device = ? and day = ? and closed_at is null""")
                .params(tenant.value(), reading.location().value(), reading.obis(), reading.device(), reading.day())
                .query(UUID.class)
                .optional()
                .ifPresent(id -> settle(tenant, id));
    }

    private void settle(TenantId tenant, UUID open) {
        if (processes.correlate(tenant, VALUES_CORRECTED, open.toString(), Map.of())) {
            close(tenant, open, "SETTLED", "Neue Werte sind plausibel");
        }
    }

    boolean anyOpen(TenantId tenant) {
        return jdbc.sql(
                        """
                        select exists (select 1 from metering.reading_clearing
                                        where tenant_id = ? and closed_at is null)""")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }

    Case get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from metering.reading_clearing where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> {
                    var suggestion = row.getArray("suggestion");
                    return new Case(
                            id,
                            ReportingPoint.of(row.getString("point")),
                            row.getString("obis"),
                            row.getObject("grid") == null ? null : DayGrid.ofCode(row.getInt("grid")),
                            row.getString("device"),
                            row.getObject("day", LocalDate.class),
                            row.getString("suspicions"),
                            suggestion == null
                                    ? null
                                    : Arrays.stream((Long[]) suggestion.getArray())
                                            .mapToLong(Long::longValue)
                                            .toArray());
                })
                .optional()
                .orElseThrow(
                        () -> new IllegalArgumentException("Tenant " + tenant + " has no case of meter values " + id));
    }

    void close(TenantId tenant, UUID id, String outcome, String note) {
        jdbc.sql(
                        """
                        update metering.reading_clearing set closed_at = ?, outcome = ?, note = ?
                         where tenant_id = ? and id = ? and closed_at is null""")
                .params(Rows.utc(clock.instant()), outcome, note, tenant.value(), id)
                .update();
    }
}
