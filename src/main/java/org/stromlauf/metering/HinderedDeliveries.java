package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.HinderedDelivery.Kind;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Hindered deliveries, many a case. */
@Repository
class HinderedDeliveries {

    private final JdbcClient jdbc;

    HinderedDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param clearAt from when on a case worker sees to it */
    record Case(UUID id, boolean rejected, Instant clearAt, Instant openedAt) {}

    record Position(int number, HinderedDelivery delivery) {}

    void open(TenantId tenant, Case opened, List<HinderedDelivery> deliveries) {
        jdbc.sql(
                        "insert into metering.hindered_case (tenant_id, id, rejected, clear_at, opened_at) values (?, ?, ?, ?, ?)")
                .params(
                        tenant.value(),
                        opened.id(),
                        opened.rejected(),
                        Rows.utc(opened.clearAt()),
                        Rows.utc(opened.openedAt()))
                .update();
        int number = 0;
        for (var delivery : deliveries) add(tenant, opened.id(), new Position(++number, delivery));
    }

    private void add(TenantId tenant, UUID caseId, Position position) {
        var delivery = position.delivery();
        var receiver = delivery.receiver();
        jdbc.sql(
                        """
                        insert into metering.hindered_delivery (tenant_id, case_id, number, kind, market_location, point, day,
                            receiver, quantity_from, document, reason)
                        values (:tenant, :case, :number, :kind, :location, :point, :day, :receiver, :from, :document, :reason)""")
                .param("tenant", tenant.value())
                .param("case", caseId)
                .param("number", position.number())
                .param("kind", delivery.kind().name())
                .param("location", delivery.location().value())
                .param("point", delivery.point().id())
                .param("day", delivery.day())
                .param("receiver", receiver == null ? null : receiver.value())
                .param("from", delivery.quantityFrom())
                .param("document", delivery.document())
                .param("reason", delivery.reason())
                .update();
    }

    /** What waits in any case. */
    List<HinderedDelivery> open(TenantId tenant) {
        return jdbc.sql("select * from metering.hindered_delivery where tenant_id = ? and settled_at is null")
                .param(tenant.value())
                .query((row, n) -> delivery(row))
                .list();
    }

    /** What still waits in a case, in its order. */
    List<Position> open(TenantId tenant, UUID caseId) {
        return jdbc.sql(
                        """
                        select * from metering.hindered_delivery
                         where tenant_id = ? and case_id = ? and settled_at is null order by number""")
                .params(tenant.value(), caseId)
                .query((row, n) -> new Position(row.getInt("number"), delivery(row)))
                .list();
    }

    /** The cases that wait for values of locations. */
    List<UUID> waitingFor(TenantId tenant, Collection<MarketLocationId> locations) {
        return jdbc.sql(
                        """
                        select distinct d.case_id from metering.hindered_delivery d
                         where d.tenant_id = :tenant and d.market_location = any (:locations) and d.settled_at is null
                         order by d.case_id""")
                .param("tenant", tenant.value())
                .param(
                        "locations",
                        locations.stream().map(MarketLocationId::value).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    void settle(TenantId tenant, UUID caseId, int number, Instant now) {
        jdbc.sql(
                        "update metering.hindered_delivery set settled_at = ? where tenant_id = ? and case_id = ? and number = ?")
                .params(Rows.utc(now), tenant.value(), caseId, number)
                .update();
    }

    void close(TenantId tenant, UUID caseId, String outcome, String note, Instant now) {
        jdbc.sql(
                        """
                        update metering.hindered_case set closed_at = ?, outcome = ?, note = ?
                         where tenant_id = ? and id = ? and closed_at is null""")
                .params(Rows.utc(now), outcome, note, tenant.value(), caseId)
                .update();
        jdbc.sql(
                        """
                        update metering.hindered_delivery set settled_at = ?
                         where tenant_id = ? and case_id = ? and settled_at is null""")
                .params(Rows.utc(now), tenant.value(), caseId)
                .update();
    }

    Case get(TenantId tenant, UUID caseId) {
        return jdbc.sql("select * from metering.hindered_case where tenant_id = ? and id = ?")
                .params(tenant.value(), caseId)
                .query((row, n) -> new Case(
                        caseId,
                        row.getBoolean("rejected"),
                        Rows.instant(row, "clear_at"),
                        Rows.instant(row, "opened_at")))
                .optional()
                .orElseThrow(
                        () -> new IllegalArgumentException("Tenant " + tenant + " has no delivery case " + caseId));
    }

    private static HinderedDelivery delivery(ResultSet row) throws SQLException {
        var receiver = row.getString("receiver");
        return new HinderedDelivery(
                Kind.valueOf(row.getString("kind")),
                MarketLocationId.of(row.getString("market_location")),
                ReportingPoint.of(row.getString("point")),
                row.getObject("day", LocalDate.class),
                receiver == null ? null : MarketPartnerId.of(receiver),
                row.getObject("quantity_from", LocalDate.class),
                row.getString("document"),
                row.getString("reason"));
    }
}
