package org.stromlauf.metering;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.TenantId;

/**
 * Which values a daily work has not seen yet. An interchange that is just being taken in bears an instant before it is seen; a window ends
 * before it, and the next one begins there, so that nothing falls between two days.
 */
@Repository
class ArrivalWindows {

    private final JdbcClient jdbc;
    private final SettledValues settled;

    ArrivalWindows(JdbcClient jdbc, SettledValues settled) {
        this.jdbc = jdbc;
        this.settled = settled;
    }

    /**
     * What arrived since the last window of a work; in the transaction of the work, so that a failed one sees it again.
     *
     * @param first from when the first window of a tenant reaches
     */
    Window next(TenantId tenant, String work, Instant first) {
        var from = jdbc.sql("select until from metering.looked_through where tenant_id = ? and work = ? for update")
                .params(tenant.value(), work)
                .query((row, n) -> Rows.instant(row, "until"))
                .optional()
                .orElse(first);
        var now = settled.instant();
        var window = new Window(from, now.isAfter(from) ? now : from);
        jdbc.sql(
                        """
                        insert into metering.looked_through (tenant_id, work, until) values (?, ?, ?)
                        on conflict (tenant_id, work) do update set until = excluded.until""")
                .params(tenant.value(), work, Rows.utc(window.to()))
                .update();
        return window;
    }
}
