package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.shared.TenantId;

/** Documents on their way, as rows. */
@Repository
class DispatchRows {

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final Customers customers;
    private final FrameworkContracts frameworks;

    DispatchRows(JdbcClient jdbc, Contracts contracts, Customers customers, FrameworkContracts frameworks) {
        this.frameworks = frameworks;
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.customers = customers;
    }

    /** A document that is on no way yet, and where its customer can be reached. */
    record Waiting(String invoice, String email) {}

    /** Bills and cancellations of a run that were not dispatched, by number. */
    List<Waiting> waiting(TenantId tenant, String run) {
        record Line(String invoice, UUID contract, @Nullable String framework) {}
        var lines = jdbc.sql(
                        """
                        select distinct on (d.invoice) d.invoice, d.contract, w.number from (
                            select invoice, contract, collective from retail.contract_bill
                            where tenant = :tenant and run = :run
                            union all
                            select c.invoice, b.contract, b.collective from retail.contract_bill_cancelled c
                            join retail.contract_bill b on b.tenant = c.tenant and b.key = c.key
                            where c.tenant = :tenant and c.run = :run) d
                        left join retail.collective_bill w on w.tenant = :tenant and w.key = d.collective
                        where not exists (
                            select 1 from retail.dispatch s where s.tenant = :tenant and s.invoice = d.invoice)
                        order by d.invoice
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query((row, n) -> new Line(row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        var waiting = new ArrayList<Waiting>();
        for (var line : lines) {
            var customer = line.framework == null
                    ? contracts.get(tenant, new ContractId(line.contract)).customer()
                    : frameworks.get(tenant, line.framework).customer();
            waiting.add(
                    new Waiting(line.invoice, customers.get(tenant, customer).email()));
        }
        return waiting;
    }

    void add(TenantId tenant, String run, Dispatched document, UUID outbox) {
        var rows = jdbc.sql(
                        """
                        insert into retail.dispatch (tenant, invoice, run, way, address, outbox)
                        values (:tenant, :invoice, :run, :way, :address, :outbox)
                        """)
                .param("tenant", tenant.value())
                .param("invoice", document.invoice())
                .param("run", run)
                .param("way", document.way().name())
                .param("address", document.address())
                .param("outbox", outbox)
                .update();
        if (rows != 1) throw new IllegalStateException("The dispatch of " + document.invoice() + " was not stored");
    }

    void fail(TenantId tenant, UUID outbox, String error) {
        var ignored = jdbc.sql("update retail.dispatch set failed = :error where tenant = :tenant and outbox = :outbox")
                .param("tenant", tenant.value())
                .param("outbox", outbox)
                .param("error", error)
                .update();
    }

    /** The last way of each document of a run all of whose ways failed. */
    List<Dispatched> failed(TenantId tenant, String run) {
        return jdbc.sql(
                        """
                        select distinct on (invoice) * from retail.dispatch d
                        where tenant = :tenant and run = :run and not exists (
                            select 1 from retail.dispatch o
                            where o.tenant = d.tenant and o.invoice = d.invoice and o.failed is null)
                        order by invoice, way desc
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query(DispatchRows::dispatched)
                .list();
    }

    List<Dispatched> of(TenantId tenant, String invoice) {
        return jdbc.sql("select * from retail.dispatch where tenant = :tenant and invoice = :invoice order by way")
                .param("tenant", tenant.value())
                .param("invoice", invoice)
                .query(DispatchRows::dispatched)
                .list();
    }

    private static Dispatched dispatched(ResultSet row, int number) throws SQLException {
        return new Dispatched(
                row.getString("invoice"),
                Dispatched.Way.valueOf(row.getString("way")),
                row.getString("address"),
                row.getString("failed"));
    }
}
