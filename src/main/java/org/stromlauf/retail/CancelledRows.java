package org.stromlauf.retail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** By which run and document a bill was taken back, a contract's or a collective one. */
@Repository
class CancelledRows {

    private final JdbcClient jdbc;

    CancelledRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void contractBill(TenantId tenant, String key, String run, String invoice) {
        add("contract_bill_cancelled", tenant, key, run, invoice);
    }

    void collectiveBill(TenantId tenant, String key, String run, String invoice) {
        add("collective_bill_cancelled", tenant, key, run, invoice);
    }

    private void add(String table, TenantId tenant, String key, String run, String invoice) {
        var rows = jdbc.sql("insert into retail." + table
                        + " (tenant, key, run, invoice) values (:tenant, :key, :run, :invoice)")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("run", run)
                .param("invoice", invoice)
                .update();
        if (rows != 1) throw new IllegalStateException("The cancellation of " + key + " was not stored");
    }
}
