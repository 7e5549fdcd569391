package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.retail.InstalmentRun.Obstacle;
import org.stromlauf.shared.TenantId;

/** Which contracts pay instalments, and why one could not be demanded, as rows. */
@Repository
class InstalmentContractRows {

    record Entry(String number, ContractId contract) {}

    private final JdbcClient jdbc;

    InstalmentContractRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Contract contract) {
        var unused = jdbc.sql(
                        """
                        insert into retail.instalment_contract (tenant, number, contract)
                        values (:tenant, :number, :contract) on conflict do nothing
                        """)
                .param("tenant", contract.tenant().value())
                .param("number", contract.number())
                .param("contract", contract.id().value())
                .update();
    }

    List<Entry> page(TenantId tenant, String afterNumber, int limit) {
        return jdbc.sql(
                        """
                        select number, contract from retail.instalment_contract
                        where tenant = :tenant and number > :after order by number limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", afterNumber)
                .param("limit", limit)
                .query((row, index) ->
                        new Entry(row.getString("number"), new ContractId(row.getObject("contract", UUID.class))))
                .list();
    }

    void setObstacle(TenantId tenant, LocalDate month, String number, Optional<String> reason) {
        jdbc.sql(
                        "delete from retail.instalment_obstacle where tenant = :tenant and month = :month and number = :number")
                .param("tenant", tenant.value())
                .param("month", month)
                .param("number", number)
                .update();
        reason.ifPresent(text -> jdbc.sql(
                        """
                        insert into retail.instalment_obstacle (tenant, month, number, reason)
                        values (:tenant, :month, :number, :reason)
                        """)
                .param("tenant", tenant.value())
                .param("month", month)
                .param("number", number)
                .param("reason", text)
                .update());
    }

    List<Obstacle> obstacles(TenantId tenant, LocalDate month) {
        return jdbc.sql(
                        """
                        select number, reason from retail.instalment_obstacle
                        where tenant = :tenant and month = :month order by number
                        """)
                .param("tenant", tenant.value())
                .param("month", month)
                .query((row, index) -> new Obstacle(row.getString("number"), row.getString("reason")))
                .list();
    }
}
