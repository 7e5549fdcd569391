package org.stromlauf.settlement.gridoperator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/**
 * Numbers of grid bills, one series a year (UStG §14(4) no. 4). The series' row stays locked until the caller commits, and is
 * taken back with him, so no number is left out.
 */
@Repository
class InvoiceNumbers {

    private final JdbcClient jdbc;

    InvoiceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String next(TenantId tenant, int year) {
        var number = jdbc.sql(
                        """
                        insert into settlement.number_series as s (tenant_id, year, last) values (:tenant, :year, 1)
                        on conflict (tenant_id, year) do update set last = s.last + 1 returning last
                        """)
                .param("tenant", tenant.value())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "NN%d-%07d".formatted(year, number);
    }
}
