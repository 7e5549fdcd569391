package org.stromlauf.supply.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The suppliers' own orders to cut and restore, by their numbers. */
@Repository
class SentOrders {

    private final JdbcClient jdbc;

    SentOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SentOrder order) {
        var rows = jdbc.sql(
                        """
                        insert into supply.sent_order
                               (tenant_id, number, contract, kind, market_location, earliest, sent_at)
                        values (:tenant, :number, :contract, :kind, :location, :earliest, :sentAt)
                        """)
                .param("tenant", order.tenant().value())
                .param("number", order.number())
                .param("contract", order.contract().value())
                .param("kind", order.kind().name())
                .param("location", order.location().value())
                .param("earliest", order.earliest())
                .param("sentAt", order.sentAt().atOffset(ZoneOffset.UTC))
                .update();
        require(rows, order.number());
    }

    Optional<SentOrder> find(TenantId tenant, String number) {
        return jdbc.sql("select * from supply.sent_order where tenant_id = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(SentOrders::row)
                .optional();
    }

    /** The order, kept from being answered or reported until the transaction ends. */
    Optional<SentOrder> lock(TenantId tenant, String number) {
        return jdbc.sql("select * from supply.sent_order where tenant_id = :tenant and number = :number for update")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(SentOrders::row)
                .optional();
    }

    /** The oldest order of that kind for a location that has not been reported on and was not rejected: 21039 names no order. */
    Optional<SentOrder> awaitingResult(TenantId tenant, MarketLocationId location, SentOrder.Kind kind) {
        return jdbc.sql(
                        """
                        select * from supply.sent_order
                        where tenant_id = :tenant and market_location = :location and kind = :kind
                            and outcome is null and accepted is distinct from false
                            and cancellation_accepted is distinct from true
                        order by sent_at, number limit 1
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("kind", kind.name())
                .query(SentOrders::row)
                .optional();
    }

    /** A contract's orders, the latest first. */
    List<SentOrder> of(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select * from supply.sent_order where tenant_id = :tenant and contract = :contract
                        order by sent_at desc, number desc
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(SentOrders::row)
                .list();
    }

    void answered(SentOrder order, SentOrder.Answer answer, Instant at) {
        var rows = jdbc.sql(
                        """
                        update supply.sent_order
                        set accepted = :accepted, answer_code = :code, answer_tree = :tree, answer_note = :note,
                            answered_at = :at
                        where tenant_id = :tenant and number = :number
                        """)
                .param("accepted", answer.accepted())
                .param("code", answer.code())
                .param("tree", answer.tree())
                .param("note", answer.note())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", order.tenant().value())
                .param("number", order.number())
                .update();
        require(rows, order.number());
    }

    void reported(SentOrder order, SentOrder.Result result, Instant at) {
        var executed = result.executedAt();
        var rows = jdbc.sql(
                        """
                        update supply.sent_order
                        set outcome = :outcome, result_code = :code, result_tree = :tree, result_note = :note,
                            executed_at = :executed, reported_at = :at
                        where tenant_id = :tenant and number = :number
                        """)
                .param("outcome", result.outcome().name())
                .param("code", result.code())
                .param("tree", result.tree())
                .param("note", result.note())
                .param("executed", executed == null ? null : executed.atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", order.tenant().value())
                .param("number", order.number())
                .update();
        require(rows, order.number());
    }

    void cancelled(SentOrder order, String number, Instant at) {
        var rows = jdbc.sql(
                        """
                        update supply.sent_order
                        set cancellation_number = :cancellation, cancellation_sent_at = :at,
                            cancellation_accepted = null, cancellation_code = null
                        where tenant_id = :tenant and number = :number
                        """)
                .param("cancellation", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", order.tenant().value())
                .param("number", order.number())
                .update();
        require(rows, order.number());
    }

    Optional<SentOrder> findByCancellation(TenantId tenant, String number) {
        return jdbc.sql("select * from supply.sent_order where tenant_id = :tenant and cancellation_number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(SentOrders::row)
                .optional();
    }

    void cancellationAnswered(SentOrder order, boolean accepted, String code) {
        var rows = jdbc.sql(
                        """
                        update supply.sent_order set cancellation_accepted = :accepted, cancellation_code = :code
                        where tenant_id = :tenant and number = :number
                        """)
                .param("accepted", accepted)
                .param("code", code)
                .param("tenant", order.tenant().value())
                .param("number", order.number())
                .update();
        require(rows, order.number());
    }

    private static void require(int rows, String number) {
        if (rows != 1) throw new IllegalStateException("Order " + number + " was not stored");
    }

    private static SentOrder row(ResultSet row, int index) throws SQLException {
        return new SentOrder(
                TenantId.of(row.getString("tenant_id")),
                row.getString("number"),
                ContractId.of(row.getString("contract")),
                SentOrder.Kind.valueOf(row.getString("kind")),
                MarketLocationId.of(row.getString("market_location")),
                row.getObject("earliest", LocalDate.class),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                answer(row),
                result(row),
                cancellation(row));
    }

    private static SentOrder.@Nullable Answer answer(ResultSet row) throws SQLException {
        var accepted = row.getObject("accepted", Boolean.class);
        if (accepted == null) return null;
        return new SentOrder.Answer(
                accepted, row.getString("answer_code"), row.getString("answer_tree"), row.getString("answer_note"));
    }

    private static SentOrder.@Nullable Cancellation cancellation(ResultSet row) throws SQLException {
        var number = row.getString("cancellation_number");
        if (number == null) return null;
        return new SentOrder.Cancellation(
                number,
                row.getObject("cancellation_sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("cancellation_accepted", Boolean.class),
                row.getString("cancellation_code"));
    }

    private static SentOrder.@Nullable Result result(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        if (outcome == null) return null;
        var executed = row.getObject("executed_at", OffsetDateTime.class);
        return new SentOrder.Result(
                SentOrder.Outcome.valueOf(outcome),
                row.getString("result_code"),
                row.getString("result_tree"),
                row.getString("result_note"),
                executed == null ? null : executed.toInstant());
    }
}
