package org.stromlauf.supply.gridoperator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What suppliers said against our billing and balancing data. */
@Repository
class Deviations {

    private final JdbcClient jdbc;

    Deviations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Deviation d) {
        jdbc.sql(
                        """
                        insert into supply.deviation
                               (tenant_id, id, supplier, pid, transaction_id, market_location, received_at,
                                balancing_group, payer)
                        values (:tenant, :id, :supplier, :pid, :transaction, :location, :received, :group, :payer)
                        """)
                .param("tenant", d.tenant().value())
                .param("id", d.id())
                .param("supplier", d.supplier().value())
                .param("pid", d.pid())
                .param("transaction", d.transactionId())
                .param("location", d.location().value())
                .param("received", d.receivedAt().atOffset(ZoneOffset.UTC))
                .param("group", d.balancingGroup())
                .param("payer", d.payer())
                .update();
    }

    Deviation get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.deviation where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> deviation(row))
                .single();
    }

    /** Records the answer; a deviation is answered once. */
    void answered(Deviation d, String code, Instant at) {
        int rows = jdbc.sql(
                        """
                        update supply.deviation set answer_code = :code, answered_at = :at
                         where tenant_id = :tenant and id = :id and answer_code is null
                        """)
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", d.tenant().value())
                .param("id", d.id())
                .update();
        if (rows == 0) throw new IllegalStateException("Deviation " + d.id() + " was answered before");
    }

    private static Deviation deviation(ResultSet row) throws SQLException {
        return new Deviation(
                row.getObject("id", UUID.class),
                TenantId.of(row.getString("tenant_id")),
                MarketPartnerId.of(row.getString("supplier")),
                row.getString("pid"),
                row.getString("transaction_id"),
                MarketLocationId.of(row.getString("market_location")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("balancing_group"),
                row.getString("payer"),
                row.getString("answer_code"));
    }
}
