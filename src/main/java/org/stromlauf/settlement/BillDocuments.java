package org.stromlauf.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** What was sent and received about a bill, in order; only added to. */
@Repository
public class BillDocuments {

    /**
     * @param pid the message's Prüfidentifikator
     * @param reference its document number
     * @param told what it says, in German
     */
    public record BillDocument(String pid, String reference, String told, Instant recordedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    BillDocuments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(TenantId tenant, UUID bill, String pid, String reference, String told) {
        jdbc.sql(
                        """
                        insert into settlement.document (tenant_id, bill, number, pid, reference, told, recorded_at)
                        select :tenant, :bill, coalesce(max(number), 0) + 1, :pid, :reference, :told, :now
                          from settlement.document where tenant_id = :tenant and bill = :bill
                        """)
                .param("tenant", tenant.value())
                .param("bill", bill)
                .param("pid", pid)
                .param("reference", reference)
                .param("told", told)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<BillDocument> of(TenantId tenant, UUID bill) {
        return jdbc.sql(
                        """
                        select pid, reference, told, recorded_at from settlement.document
                         where tenant_id = :tenant and bill = :bill order by number
                        """)
                .param("tenant", tenant.value())
                .param("bill", bill)
                .query((row, n) -> new BillDocument(
                        row.getString("pid"),
                        row.getString("reference"),
                        row.getString("told"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
