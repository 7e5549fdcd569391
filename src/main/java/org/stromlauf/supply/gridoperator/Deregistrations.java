package org.stromlauf.supply.gridoperator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Deregistrations that the grid operator received. */
@Repository
class Deregistrations {

    private final JdbcClient jdbc;

    Deregistrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the supplier has sent one under that number before */
    boolean add(Deregistration d) {
        return jdbc.sql(
                                """
                        insert into supply.deregistration
                               (tenant_id, id, supplier, transaction_id, market_location, received_at, day, reason,
                                supplement)
                        values (:tenant, :id, :supplier, :transaction, :location, :received, :day, :reason, :supplement)
                        on conflict (tenant_id, supplier, transaction_id) do nothing
                        """)
                        .param("tenant", d.tenant().value())
                        .param("id", d.id())
                        .param("supplier", d.supplier().value())
                        .param("transaction", d.transactionId())
                        .param("location", d.location().value())
                        .param("received", d.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("day", d.day())
                        .param("reason", d.reason())
                        .param("supplement", d.supplement())
                        .update()
                == 1;
    }

    Deregistration get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.deregistration where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> deregistration(row))
                .single();
    }

    /** The reason of the supplier's confirmed deregistration of the location to the same day, if there is one. */
    Optional<String> confirmedReason(Deregistration d) {
        return jdbc.sql(
                        """
                        select reason from supply.deregistration
                         where tenant_id = :tenant and market_location = :location and day = :day
                           and supplier = :supplier and answer_code = 'A11' and id <> :id
                         order by received_at limit 1
                        """)
                .param("tenant", d.tenant().value())
                .param("location", d.location().value())
                .param("day", d.day())
                .param("supplier", d.supplier().value())
                .param("id", d.id())
                .query(String.class)
                .optional();
    }

    void answered(Deregistration d, String code, Instant at) {
        int rows = jdbc.sql(
                        """
                        update supply.deregistration set answer_code = :code, answered_at = :at
                         where tenant_id = :tenant and id = :id and answer_code is null
                        """)
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", d.tenant().value())
                .param("id", d.id())
                .update();
        if (rows == 0) throw new IllegalStateException("Deregistration " + d.id() + " was answered before");
    }

    private static Deregistration deregistration(ResultSet row) throws SQLException {
        return new Deregistration(
                row.getObject("id", UUID.class),
                TenantId.of(row.getString("tenant_id")),
                MarketPartnerId.of(row.getString("supplier")),
                row.getString("transaction_id"),
                MarketLocationId.of(row.getString("market_location")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("reason"),
                row.getString("supplement"),
                row.getString("answer_code"));
    }
}
