package org.stromlauf.marketcomm;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;

/** Counts each tenant's interchanges: data exchange references are unique for their sender and grow (MARKET 5.5). */
@Component
class References {

    private final JdbcClient jdbc;
    private final Clock clock;

    References(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins an interchange in the current transaction, which keeps the counter until it ends. */
    InterchangeReferences next(TenantId tenant) {
        var number = jdbc.sql(
                        """
                        insert into marketcomm.reference_counter (tenant_id, value) values (?, 1)
                        on conflict (tenant_id) do update set value = reference_counter.value + 1 returning value""")
                .param(tenant.value())
                .query(Long.class)
                .single();
        return new InterchangeReferences("%010d".formatted(number), clock.instant());
    }
}
