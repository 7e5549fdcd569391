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

/** Orders to cut or restore that the grid operator received. */
@Repository
class ConnectionOrders {

    /** How far an order has come; a cancelled one is neither rejected nor carried out. */
    record Progress(boolean rejected, boolean carriedOut, boolean cancelled) {}

    private final JdbcClient jdbc;

    ConnectionOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the supplier has sent one under that number before */
    boolean add(ConnectionOrder o) {
        return jdbc.sql(
                                """
                        insert into supply.connection_order
                               (tenant_id, id, kind, supplier, order_number, market_location, received_at, earliest, fixed)
                        values (:tenant, :id, :kind, :supplier, :number, :location, :received, :earliest, :fixed)
                        on conflict (tenant_id, supplier, order_number) do nothing
                        """)
                        .param("tenant", o.tenant().value())
                        .param("id", o.id())
                        .param("kind", o.kind().name())
                        .param("supplier", o.supplier().value())
                        .param("number", o.orderNumber())
                        .param("location", o.location().value())
                        .param("received", o.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("earliest", o.earliest())
                        .param("fixed", o.fixed())
                        .update()
                == 1;
    }

    ConnectionOrder get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.connection_order where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> order(row))
                .single();
    }

    Optional<ConnectionOrder> findByInquiry(TenantId tenant, String number) {
        return jdbc.sql("select * from supply.connection_order where tenant_id = :tenant and request_number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query((row, n) -> order(row))
                .optional();
    }

    /** Whether an earlier order of the same kind for the location is still open (E_0470 step 20, E_0497 step 4). */
    boolean hasOpenBefore(ConnectionOrder o) {
        return jdbc.sql(
                        """
                        select count(*) > 0 from supply.connection_order
                         where tenant_id = :tenant and market_location = :location and kind = :kind
                           and closed_at is null and (received_at, id) < (:received, :id)
                        """)
                .param("tenant", o.tenant().value())
                .param("location", o.location().value())
                .param("kind", o.kind().name())
                .param("received", o.receivedAt().atOffset(ZoneOffset.UTC))
                .param("id", o.id())
                .query(Boolean.class)
                .single();
    }

    /** Whether the location was ever cut on a supplier's order (E_0497 step 1). */
    boolean wasCut(TenantId tenant, MarketLocationId location) {
        return jdbc.sql(
                        """
                        select count(*) > 0 from supply.connection_order
                         where tenant_id = :tenant and market_location = :location and kind = 'DISCONNECTION'
                           and result_code = 'A07'
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query(Boolean.class)
                .single();
    }

    void answered(ConnectionOrder o, String code, Instant at, boolean accepted) {
        update(
                o,
                "answer_code = :code, answered_at = :at, closed_at = case when :flag then null else :at end",
                code,
                at,
                accepted);
    }

    /** A supplier's order by its document number. */
    Optional<ConnectionOrder> findByNumber(TenantId tenant, MarketPartnerId supplier, String number) {
        return jdbc.sql(
                        """
                        select * from supply.connection_order
                         where tenant_id = :tenant and supplier = :supplier and order_number = :number
                         order by received_at desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("supplier", supplier.value())
                .param("number", number)
                .query((row, n) -> order(row))
                .optional();
    }

    /** The order, kept from being answered or closed until the transaction ends. */
    Progress lock(ConnectionOrder o) {
        return jdbc.sql(
                        """
                        select answer_code, result_code, cancellation_code, closed_at is not null as closed
                          from supply.connection_order where tenant_id = :tenant and id = :id for update
                        """)
                .param("tenant", o.tenant().value())
                .param("id", o.id())
                .query((row, n) -> new Progress(
                        row.getBoolean("closed") && row.getString("result_code") == null,
                        row.getString("result_code") != null,
                        row.getString("cancellation_code") != null))
                .single();
    }

    void cancelled(ConnectionOrder o, String code, Instant at, boolean accepted) {
        update(
                o,
                "cancellation_code = :code, closed_at = case when :flag then :at else closed_at end",
                code,
                at,
                accepted);
    }

    void asked(ConnectionOrder o, String number) {
        jdbc.sql(
                        """
                        update supply.connection_order set request_number = :number
                         where tenant_id = :tenant and id = :id
                        """)
                .param("number", number)
                .param("tenant", o.tenant().value())
                .param("id", o.id())
                .update();
    }

    void meteringOperatorAnswered(ConnectionOrder o, String code, boolean agreed) {
        jdbc.sql(
                        """
                        update supply.connection_order set metering_code = :code, metering_agreed = :agreed
                         where tenant_id = :tenant and id = :id and metering_code is null
                        """)
                .param("code", code)
                .param("agreed", agreed)
                .param("tenant", o.tenant().value())
                .param("id", o.id())
                .update();
    }

    void closed(ConnectionOrder o, String resultCode, Instant at, boolean done) {
        update(
                o,
                "result_code = :code, closed_at = :at, executed_at = case when :flag then :at else null end",
                resultCode,
                at,
                done);
    }

    private void update(ConnectionOrder o, String assignments, String code, Instant at, boolean flag) {
        jdbc.sql("update supply.connection_order set " + assignments + " where tenant_id = :tenant and id = :id")
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("flag", flag)
                .param("tenant", o.tenant().value())
                .param("id", o.id())
                .update();
    }

    private static ConnectionOrder order(ResultSet row) throws SQLException {
        var number = row.getString("request_number");
        return new ConnectionOrder(
                row.getObject("id", UUID.class),
                TenantId.of(row.getString("tenant_id")),
                ConnectionOrder.Kind.valueOf(row.getString("kind")),
                MarketPartnerId.of(row.getString("supplier")),
                row.getString("order_number"),
                MarketLocationId.of(row.getString("market_location")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("earliest", LocalDate.class),
                row.getBoolean("fixed"),
                number == null
                        ? null
                        : new ConnectionOrder.Inquiry(
                                number, row.getString("metering_code"), row.getBoolean("metering_agreed")));
    }
}
