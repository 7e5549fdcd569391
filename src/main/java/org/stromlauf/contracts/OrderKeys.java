package org.stromlauf.contracts;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** By which key an order was sent, so that an order that is sent again, because its answer was lost, is not placed twice. */
@Repository
public class OrderKeys {

    private final JdbcClient jdbc;

    OrderKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever is just placing an order by the same key. @return false when the key was used before */
    boolean claim(TenantId tenant, String key, String order) {
        return jdbc.sql(
                                """
                        insert into contracts.order_key (tenant_id, key, order_hash) values (?, ?, ?)
                        on conflict do nothing""")
                        .params(tenant.value(), key, order)
                        .update()
                == 1;
    }

    void placed(TenantId tenant, String key, ContractId contract) {
        jdbc.sql("update contracts.order_key set contract_id = ? where tenant_id = ? and key = ?")
                .params(contract.value(), tenant.value(), key)
                .update();
    }

    /** The contract that came of the same order by that key; empty when the key was used for another order. */
    Optional<ContractId> contract(TenantId tenant, String key, String order) {
        return jdbc.sql(
                        """
                        select contract_id from contracts.order_key
                         where tenant_id = ? and key = ? and order_hash = ?""")
                .params(tenant.value(), key, order)
                .query((row, n) -> new ContractId(row.getObject("contract_id", java.util.UUID.class)))
                .optional();
    }
}
