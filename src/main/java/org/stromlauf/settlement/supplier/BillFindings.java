package org.stromlauf.settlement.supplier;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.settlement.supplier.BillFinding.Level;
import org.stromlauf.shared.TenantId;

/** What checks of received bills found; only added to. */
@Repository
public class BillFindings {

    private final JdbcClient jdbc;

    BillFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, UUID payable, List<BillFinding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            var finding = findings.get(i);
            jdbc.sql(
                            """
                            insert into settlement.bill_finding (tenant_id, payable, number, level, position, code, told, related)
                            values (:tenant, :payable, :number, :level, :position::int, :code, :told, :related::text)
                            """)
                    .param("tenant", tenant.value())
                    .param("payable", payable)
                    .param("number", i + 1)
                    .param("level", finding.level().name())
                    .param("position", finding.position())
                    .param("code", finding.code())
                    .param("told", finding.german())
                    .param("related", finding.related())
                    .update();
        }
    }

    public List<BillFinding> of(TenantId tenant, UUID payable) {
        return jdbc.sql(
                        """
                        select * from settlement.bill_finding where tenant_id = :tenant and payable = :payable order by number
                        """)
                .param("tenant", tenant.value())
                .param("payable", payable)
                .query((row, n) -> new BillFinding(
                        Level.valueOf(row.getString("level")),
                        row.getObject("position", Integer.class),
                        row.getString("code"),
                        row.getString("told"),
                        row.getString("related")))
                .list();
    }
}
