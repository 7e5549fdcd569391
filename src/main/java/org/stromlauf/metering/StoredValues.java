package org.stromlauf.metering;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** How many meter values a tenant keeps, all versions counted. */
@Repository
public class StoredValues {

    /** @param quantities of the metering operators and delivery notes */
    public record Count(long quarterHours, long readings, long quantities) {}

    private final JdbcClient jdbc;

    StoredValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Count of(TenantId tenant) {
        return jdbc.sql(
                        """
                        select (select coalesce(sum(n), 0) from metering.profile_day p join metering.tenant_key t on t.id = p.tenant
                                 where t.tenant_id = :tenant) as quarter_hours,
                               (select count(*) from metering.reading where tenant_id = :tenant) as readings,
                               (select count(*) from metering.energy_quantity where tenant_id = :tenant) as quantities
                        """)
                .param("tenant", tenant.value())
                .query(Count.class)
                .single();
    }
}
