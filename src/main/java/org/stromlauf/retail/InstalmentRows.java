package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Demanded instalments as rows. */
@Repository
class InstalmentRows {

    private final JdbcClient jdbc;

    InstalmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, Instalment instalment) {
        var rows = jdbc.sql(
                        """
                        insert into retail.instalment (tenant, item_key, contract, month, due_on, net, vat)
                        values (:tenant, :item, :contract, :month, :due, :net, :vat)
                        """)
                .param("tenant", tenant.value())
                .param("item", instalment.item())
                .param("contract", instalment.contract().value())
                .param("month", instalment.month())
                .param("due", instalment.dueOn())
                .param("net", instalment.net().euros())
                .param("vat", instalment.vat().euros())
                .update();
        if (rows != 1) throw new IllegalStateException("Instalment " + instalment.item() + " was not stored");
    }

    boolean isDemanded(TenantId tenant, ContractId contract, LocalDate month) {
        return jdbc.sql(
                        """
                        select exists (select 1 from retail.instalment
                            where tenant = :tenant and contract = :contract and month = :month)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("month", month)
                .query(Boolean.class)
                .single();
    }

    /** Those of a contract by month. */
    List<Instalment> of(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select * from retail.instalment where tenant = :tenant and contract = :contract order by month
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(InstalmentRows::instalment)
                .list();
    }

    private static Instalment instalment(ResultSet row, int index) throws SQLException {
        return new Instalment(
                row.getString("item_key"),
                new ContractId(row.getObject("contract", UUID.class)),
                row.getObject("month", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                new Money(row.getBigDecimal("net")),
                new Money(row.getBigDecimal("vat")));
    }
}
