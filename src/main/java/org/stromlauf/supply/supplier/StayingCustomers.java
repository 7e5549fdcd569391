package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/** Customers who told their supplier that they have not moved out: a reason to object to another's move-in (E_0624, A33). */
@Repository
public class StayingCustomers {

    private final JdbcClient jdbc;

    StayingCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean stays(TenantId tenant, ContractId contract) {
        return jdbc.sql("select count(*) from supply.staying_customer where tenant = :tenant and contract = :contract")
                        .param("tenant", tenant.value())
                        .param("contract", contract.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public void told(TenantId tenant, ContractId contract, LocalDate day) {
        var ignored = jdbc.sql(
                        """
                        insert into supply.staying_customer (tenant, contract, told_on) values (:tenant, :contract, :day)
                        on conflict (tenant, contract) do update set told_on = excluded.told_on
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("day", day)
                .update();
    }
}
