package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.MeterSource.Revision;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What was delivered, so that nothing is delivered twice and a correction finds what it replaces. */
@Repository
class DeliveryLog {

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, Delivery delivery) {
        jdbc.sql(
                        """
                        insert into metering.delivery (tenant_id, market_location, day, receiver, document, kind, point,
                            quantity_from, sent_on, replaces)
                        values (:tenant, :location, :day, :receiver, :document, :kind, :point, :quantityFrom, :sentOn,
                            :replaces)
                        """)
                .param("tenant", tenant.value())
                .param("location", delivery.duty().location().value())
                .param("day", delivery.duty().day())
                .param("receiver", delivery.duty().receiver().value())
                .param("document", delivery.document())
                .param("kind", delivery.kind().name())
                .param("point", delivery.point().id())
                .param("quantityFrom", delivery.quantityFrom())
                .param("sentOn", delivery.sentOn())
                .param("replaces", delivery.replaces())
                .update();
    }

    /** What was delivered of days since one, and not replaced. */
    List<Delivery> since(TenantId tenant, LocalDate day) {
        return standing("day >= :day")
                .param("tenant", tenant.value())
                .param("day", day)
                .query(DeliveryLog::delivery)
                .list();
    }

    /** The same of one location and day. */
    List<Delivery> standing(TenantId tenant, MarketLocationId location, LocalDate day) {
        return standing("market_location = :location and day = :day")
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("day", day)
                .query(DeliveryLog::delivery)
                .list();
    }

    /** What of locations begins or ends with days that were put right: one statement for all of them. */
    List<Delivery> touching(TenantId tenant, Collection<Revision> revisions) {
        if (revisions.isEmpty()) return List.of();
        return standing(
                        """
                        exists (select 1 from unnest(cast(:locations as text[]), cast(cast(:days as text[]) as date[])) as r (location, day)
                                 where r.location = d.market_location and (r.day = d.day or r.day = d.quantity_from))""")
                .param("tenant", tenant.value())
                .param(
                        "locations",
                        revisions.stream().map(r -> r.location().value()).toArray(String[]::new))
                .param("days", revisions.stream().map(r -> r.day().toString()).toArray(String[]::new))
                .query(DeliveryLog::delivery)
                .list();
    }

    /** A document that was told to a partner and not replaced. */
    Optional<Delivery> find(TenantId tenant, MarketPartnerId receiver, String document) {
        return standing("receiver = :receiver and document = :document")
                .param("tenant", tenant.value())
                .param("receiver", receiver.value())
                .param("document", document)
                .query(DeliveryLog::delivery)
                .optional();
    }

    private JdbcClient.StatementSpec standing(String condition) {
        return jdbc.sql(
                """
                select * from metering.delivery d
                 where tenant_id = :tenant and %s and not exists (
                    select 1 from metering.delivery r
                     where r.tenant_id = d.tenant_id and r.market_location = d.market_location and r.day = d.day
                       and r.receiver = d.receiver and r.replaces = d.document)
                 order by market_location, day, receiver, document
                """
                        .formatted(condition));
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                new Duty(
                        MarketLocationId.of(row.getString("market_location")),
                        row.getObject("day", LocalDate.class),
                        MarketPartnerId.of(row.getString("receiver")),
                        row.getObject("quantity_from", LocalDate.class)),
                Delivery.Kind.valueOf(row.getString("kind")),
                row.getString("document"),
                ReportingPoint.of(row.getString("point")),
                row.getObject("quantity_from", LocalDate.class),
                row.getObject("sent_on", LocalDate.class),
                row.getString("replaces"));
    }
}
