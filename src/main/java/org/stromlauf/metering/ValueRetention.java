package org.stromlauf.metering;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;

/**
 * Removes meter values that nobody may need any more: those of households are personal data, to be erased once they serve no task
 * (GDPR Art. 17; MsbG §§ 66 to 69, each (3), verify). A tenant says after how many whole years; until then all are kept. Fewer than four
 * are refused: what is owed lapses three years after the end of its year (BGB §§ 195, 199), so until then a bill may be open or put right.
 * Originals stand in the archive, which has a retention of its own.
 */
@Component
class ValueRetention {

    private static final int LEAST_YEARS = 4;
    private static final int MOST_YEARS = 30;
    private static final String FORM = "0 to keep all, or whole years from " + LEAST_YEARS + " to " + MOST_YEARS;

    /** Whole calendar years after the one to which a value belongs. */
    static final Setting<Integer> YEARS =
            new Setting<>("metering.retention-years", 0, FORM, ValueRetention::years, String::valueOf);

    private final JdbcClient jdbc;

    ValueRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Integer years(String text) {
        int years = Integer.parseInt(text);
        if (years == 0 || (years >= LEAST_YEARS && years <= MOST_YEARS)) return years;
        throw new IllegalArgumentException(years + " is not " + FORM);
    }

    /**
     * @param years 0 removes nothing
     * @return how many versions of days, readings, quantities and other values were removed
     */
    @Transactional
    int remove(TenantId tenant, LocalDate today, int years) {
        if (years == 0) return 0;
        var first = LocalDate.of(today.getYear() - years, 1, 1);
        permit("on");
        int removed = removeDays(tenant, first)
                + remove("delete from metering.reading where tenant_id = :tenant and at < :first", tenant, first)
                + remove(
                        "delete from metering.energy_quantity where tenant_id = :tenant and ends_at <= :first",
                        tenant,
                        first)
                + remove(
                        "delete from metering.period_value where tenant_id = :tenant and ends_at <= :first and starts_at < :first",
                        tenant,
                        first);
        permit("off");
        return removed;
    }

    /** For the rest of this transaction. */
    private void permit(String onOrOff) {
        var unused = jdbc.sql("select set_config('metering.retention', ?, true)")
                .param(onOrOff)
                .query(String.class)
                .single();
    }

    private int removeDays(TenantId tenant, LocalDate first) {
        return jdbc.sql(
                        """
                        delete from metering.profile_day p using metering.tenant_key t
                         where t.tenant_id = :tenant and p.tenant = t.id and p.day < :first""")
                .param("tenant", tenant.value())
                .param("first", first)
                .update();
    }

    private int remove(String sql, TenantId tenant, LocalDate first) {
        return jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("first", Rows.utc(MarketCalendar.startOfDay(first)))
                .update();
    }
}
