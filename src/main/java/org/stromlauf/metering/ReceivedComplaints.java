package org.stromlauf.metering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.Complaint.Grounds;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** As metering operator: complaints of values that came (17113), and what was answered. */
@Repository
class ReceivedComplaints {

    /** @param document the number of the ORDERS, which a refusal names */
    record Received(
            UUID id,
            MarketPartnerId sender,
            String document,
            AskedValues asked,
            ReportingPoint point,
            Instant receivedAt,
            List<Complaint> complaints) {

        Received {
            complaints = List.copyOf(complaints);
        }
    }

    private final JdbcClient jdbc;

    ReceivedComplaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it came before */
    boolean add(TenantId tenant, Received received) {
        int rows = jdbc.sql(
                        """
                        insert into metering.received_complaint (tenant_id, id, sender, document, asked, point, received_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        tenant.value(),
                        received.id(),
                        received.sender().value(),
                        received.document(),
                        received.asked().name(),
                        received.point().id(),
                        Rows.utc(received.receivedAt()))
                .update();
        if (rows == 0) return false;
        for (int i = 0; i < received.complaints().size(); i++) {
            var complaint = received.complaints().get(i);
            jdbc.sql(
                            """
                            insert into metering.received_complaint_position (tenant_id, complaint, number, obis, starts_at,
                                ends_at, grounds, remark)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            tenant.value(),
                            received.id(),
                            i + 1,
                            complaint.obis(),
                            Rows.utc(complaint.from()),
                            Rows.utc(complaint.to()),
                            complaint.grounds().name(),
                            complaint.remark())
                    .update();
        }
        return true;
    }

    Received get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from metering.received_complaint where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> {
                    var point = ReportingPoint.of(row.getString("point"));
                    return new Received(
                            id,
                            MarketPartnerId.of(row.getString("sender")),
                            row.getString("document"),
                            AskedValues.valueOf(row.getString("asked")),
                            point,
                            Rows.instant(row, "received_at"),
                            positions(tenant, id, point));
                })
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant + " received no complaint " + id));
    }

    private List<Complaint> positions(TenantId tenant, UUID id, ReportingPoint point) {
        return jdbc.sql(
                        """
                        select * from metering.received_complaint_position
                         where tenant_id = ? and complaint = ? order by number""")
                .params(tenant.value(), id)
                .query((row, n) -> new Complaint(
                        point,
                        row.getString("obis"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "ends_at"),
                        Grounds.valueOf(row.getString("grounds")),
                        row.getString("remark"),
                        null))
                .list();
    }

    void answered(TenantId tenant, UUID id, String answer, @Nullable String note, Instant now) {
        jdbc.sql(
                        """
                        update metering.received_complaint set answered_at = ?, answer = ?, note = ?
                         where tenant_id = ? and id = ?""")
                .params(Rows.utc(now), answer, note, tenant.value(), id)
                .update();
    }
}
