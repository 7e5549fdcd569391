package org.stromlauf.supply.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/** The suppliers' own requests by their transaction numbers: tells whose an answer is. */
@Repository
class SentRequests {

    private final JdbcClient jdbc;

    SentRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SentRequest> find(TenantId tenant, String transactionId) {
        return jdbc.sql("select * from supply.sent_request where tenant = :tenant and transaction_id = :transaction")
                .param("tenant", tenant.value())
                .param("transaction", transactionId)
                .query(SentRequests::row)
                .optional();
    }

    /** The latest request of these PIDs about a contract. */
    Optional<SentRequest> latest(TenantId tenant, ContractId contract, String... pids) {
        return jdbc.sql(
                        """
                        select * from supply.sent_request
                        where tenant = :tenant and contract = :contract and pid in (:pids)
                        order by sent_at desc, transaction_id desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("pids", java.util.List.of(pids))
                .query(SentRequests::row)
                .optional();
    }

    void add(SentRequest request) {
        var rows = jdbc.sql(
                        """
                        insert into supply.sent_request (tenant, transaction_id, contract, pid, date, sent_at)
                        values (:tenant, :transaction, :contract, :pid, :date, :sentAt)
                        """)
                .param("tenant", request.tenant().value())
                .param("transaction", request.transactionId())
                .param("contract", request.contract().value())
                .param("pid", request.pid())
                .param("date", request.date())
                .param("sentAt", request.sentAt().atOffset(ZoneOffset.UTC))
                .update();
        require(rows, request.transactionId());
    }

    void answer(TenantId tenant, String transactionId, SentRequest.Answer answer) {
        var rows = jdbc.sql(
                        """
                        update supply.sent_request
                        set answer_pid = :pid, accepted = :accepted, answer_code = :code, answer_tree = :tree,
                            third_code = :third, note = :note
                        where tenant = :tenant and transaction_id = :transaction
                        """)
                .param("tenant", tenant.value())
                .param("transaction", transactionId)
                .param("pid", answer.pid())
                .param("accepted", answer.accepted())
                .param("code", answer.code())
                .param("tree", answer.tree())
                .param("third", answer.thirdCode())
                .param("note", answer.note())
                .update();
        require(rows, transactionId);
    }

    /** The supplier that the location is assigned to, as 55036 tells. */
    void existingSupplier(TenantId tenant, String transactionId, @Nullable String marketPartner) {
        var rows = jdbc.sql(
                        """
                        update supply.sent_request set existing_supplier = :partner
                        where tenant = :tenant and transaction_id = :transaction
                        """)
                .param("tenant", tenant.value())
                .param("transaction", transactionId)
                .param("partner", marketPartner)
                .update();
        require(rows, transactionId);
    }

    private static void require(int rows, String transactionId) {
        if (rows != 1) throw new IllegalStateException("Request " + transactionId + " was not stored");
    }

    private static SentRequest row(ResultSet row, int number) throws SQLException {
        var pid = row.getString("answer_pid");
        var answer = pid == null
                ? null
                : new SentRequest.Answer(
                        pid,
                        row.getBoolean("accepted"),
                        row.getString("answer_code"),
                        row.getString("answer_tree"),
                        row.getString("third_code"),
                        row.getString("note"));
        return new SentRequest(
                TenantId.of(row.getString("tenant")),
                row.getString("transaction_id"),
                ContractId.of(row.getString("contract")),
                row.getString("pid"),
                row.getObject("date", LocalDate.class),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                answer);
    }
}
