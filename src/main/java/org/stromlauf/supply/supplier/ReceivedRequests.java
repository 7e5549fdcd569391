package org.stromlauf.supply.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Others' requests to the suppliers and what was decided on them. */
@Repository
class ReceivedRequests {

    private final JdbcClient jdbc;

    ReceivedRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ReceivedRequest get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.received_request where tenant = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(ReceivedRequests::row)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No received request " + id + " of " + tenant));
    }

    void add(ReceivedRequest request) {
        var rows = jdbc.sql(
                        """
                        insert into supply.received_request (tenant, id, pid, sender, transaction_id, received_at,
                            location, reason, supplement, requested_end, fixed, registered_on, customer_surname,
                            customer_first_name)
                        values (:tenant, :id, :pid, :sender, :transaction, :receivedAt, :location, :reason, :supplement,
                            :end, :fixed, :registeredOn, :surname, :firstName)
                        """)
                .param("tenant", request.tenant().value())
                .param("id", request.id())
                .param("pid", request.pid())
                .param("sender", request.sender().value())
                .param("transaction", request.transactionId())
                .param("receivedAt", request.receivedAt().atOffset(ZoneOffset.UTC))
                .param("location", request.location().value())
                .param("reason", request.reason())
                .param("supplement", request.supplement())
                .param("end", request.end())
                .param("fixed", request.fixed())
                .param("registeredOn", request.registeredOn())
                .param("surname", request.customerSurname())
                .param("firstName", request.customerFirstName())
                .update();
        if (rows != 1) throw new IllegalStateException("Request " + request.id() + " was not stored");
    }

    void decide(TenantId tenant, UUID id, ReceivedRequest.Decision decision) {
        var contract = decision.contract();
        var rows = jdbc.sql(
                        """
                        update supply.received_request
                        set code = :code, accepted = :accepted, contract = :contract, decided_end = :end,
                            possible_end = :possible
                        where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("code", decision.code())
                .param("accepted", decision.accepted())
                .param("contract", contract == null ? null : contract.value())
                .param("end", decision.end())
                .param("possible", decision.possibleEnd())
                .update();
        if (rows != 1) throw new IllegalStateException("The decision on request " + id + " was not stored");
    }

    private static ReceivedRequest row(ResultSet row, int number) throws SQLException {
        return new ReceivedRequest(
                TenantId.of(row.getString("tenant")),
                row.getObject("id", UUID.class),
                row.getString("pid"),
                MarketPartnerId.of(row.getString("sender")),
                row.getString("transaction_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                MarketLocationId.of(row.getString("location")),
                row.getString("reason"),
                row.getString("supplement"),
                row.getObject("requested_end", LocalDate.class),
                row.getBoolean("fixed"),
                row.getObject("registered_on", LocalDate.class),
                row.getString("customer_surname"),
                row.getString("customer_first_name"),
                decision(row));
    }

    private static ReceivedRequest.@Nullable Decision decision(ResultSet row) throws SQLException {
        var code = row.getString("code");
        if (code == null) return null;
        var contract = row.getString("contract");
        return new ReceivedRequest.Decision(
                code,
                row.getBoolean("accepted"),
                contract == null ? null : ContractId.of(contract),
                row.getObject("decided_end", LocalDate.class),
                row.getObject("possible_end", LocalDate.class));
    }
}
