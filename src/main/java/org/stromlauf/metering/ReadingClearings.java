package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.ArrivedDays.Arrived;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Days of load profiles that are not plausible: each open one is an instance of the process {@code ReadingClearing}. */
@Repository
class ReadingClearings {

    static final String PROCESS = "ReadingClearing";
    static final String VALUES_CORRECTED = "Msg_ValuesCorrected";

    /**
     * @param suspicions in German
     * @param suggestion in Wh by value, what could stand in place; null where nothing can be suggested
     */
    record Case(
            UUID id,
            ReportingPoint point,
            String obis,
            DayGrid grid,
            LocalDate day,
            String suspicions,
            long @org.jspecify.annotations.Nullable [] suggestion) {}

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
        var id = ids.next();
        int rows = jdbc.sql(
                        """
                        insert into metering.reading_clearing
                            (tenant_id, id, point, obis, grid, day, suspicions, suggestion, opened_at)
                        values (:tenant, :id, :point, :obis, :grid, :day, :suspicions, cast(:suggestion as bigint[]), :now)
                        on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("point", day.point().id())
                .param("obis", day.obis())
                .param("grid", day.values().grid().code())
                .param("day", day.values().day())
                .param(
                        "suspicions",
                        suspicions.stream().map(Suspicion::german).distinct().collect(Collectors.joining("; ")))
                .param(
                        "suggestion",
                        suggestion
                                .map(s -> java.util.Arrays.stream(s.wattHours())
                                        .boxed()
                                        .toArray(Long[]::new))
                                .orElse(null))
                .param("now", Rows.utc(clock.instant()))
                .update();
        // The form asks for it only where there is a suggestion.
        if (rows == 1) processes.start(tenant, PROCESS, id.toString(), Map.of("replace", false));
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
        if (open.isPresent()
                && processes.correlate(tenant, VALUES_CORRECTED, open.get().toString(), Map.of())) {
            close(tenant, open.get(), "SETTLED", "Neue Werte sind plausibel");
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
                            DayGrid.ofCode(row.getInt("grid")),
                            row.getObject("day", LocalDate.class),
                            row.getString("suspicions"),
                            suggestion == null
                                    ? null
                                    : java.util.Arrays.stream((Long[]) suggestion.getArray())
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
