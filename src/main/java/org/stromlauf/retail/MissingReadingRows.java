package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/** Missing readings as rows; a contract has at most one that is open. */
@Repository
class MissingReadingRows {

    private final JdbcClient jdbc;

    MissingReadingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(TenantId tenant, MissingReading missing) {
        var rows = jdbc.sql(
                        """
                        insert into retail.missing_reading (tenant, contract, kind, day, noticed_on, state, note)
                        values (:tenant, :contract, :kind, :day, :noticed, 'OPEN', '')
                        """)
                .param("tenant", tenant.value())
                .param("contract", missing.contract().value())
                .param("kind", missing.kind().name())
                .param("day", missing.day())
                .param("noticed", missing.noticedOn())
                .update();
        if (rows != 1) throw new IllegalStateException("Missing reading " + missing + " was not stored");
    }

    Optional<MissingReading> findOpen(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select kind, day, noticed_on from retail.missing_reading
                        where tenant = :tenant and contract = :contract and state = 'OPEN'
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query((row, index) -> new MissingReading(
                        contract,
                        MissingReading.Kind.valueOf(row.getString("kind")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("noticed_on", LocalDate.class)))
                .optional();
    }

    void close(TenantId tenant, ContractId contract, String state, String note) {
        var rows = jdbc.sql(
                        """
                        update retail.missing_reading set state = :state, note = :note
                        where tenant = :tenant and contract = :contract and state = 'OPEN'
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("state", state)
                .param("note", note)
                .update();
        if (rows != 1) throw new IllegalStateException("Contract " + contract + " has no missing reading to close");
    }
}
