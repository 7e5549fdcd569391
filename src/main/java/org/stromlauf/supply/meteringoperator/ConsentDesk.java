package org.stromlauf.supply.meteringoperator;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Answers a grid operator who asks whether a connection may be cut (17116 by 19118 or 19119, E_0488). */
@Service
public class ConsentDesk {

    /** @param number the request's document number */
    public record Request(
            UUID id, TenantId tenant, MarketPartnerId gridOperator, String number, MarketLocationId location) {}

    private final JdbcClient jdbc;
    private final Locations locations;
    private final MarketMessages market;

    ConsentDesk(JdbcClient jdbc, Locations locations, MarketMessages market) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.market = market;
    }

    @Transactional
    public void receive(Request request) {
        jdbc.sql(
                        """
                        insert into supply.consent_request (tenant_id, id, grid_operator, order_number, market_location)
                        values (:tenant, :id, :operator, :number, :location)
                        """)
                .param("tenant", request.tenant().value())
                .param("id", request.id())
                .param("operator", request.gridOperator().value())
                .param("number", request.number())
                .param("location", request.location().value())
                .update();
    }

    /** @return false when the grid operator did not ask under that number */
    @Transactional
    public boolean cancelled(TenantId tenant, MarketPartnerId gridOperator, String number) {
        return jdbc.sql(
                                """
                        update supply.consent_request set cancelled = true
                         where tenant_id = :tenant and grid_operator = :operator and order_number = :number
                        """)
                        .param("tenant", tenant.value())
                        .param("operator", gridOperator.value())
                        .param("number", number)
                        .update()
                > 0;
    }

    private boolean isCancelled(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select cancelled from supply.consent_request where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private Request get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from supply.consent_request where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> new Request(
                        id,
                        tenant,
                        MarketPartnerId.of(row.getString("grid_operator")),
                        row.getString("order_number"),
                        MarketLocationId.of(row.getString("market_location"))))
                .single();
    }

    /**
     * The facts for E_0488. A location that we do not measure is a technical reason: nothing there can be cut by our consent.
     */
    public ConsentFacts assess(TenantId tenant, UUID id) {
        var known = locations.find(tenant, get(tenant, id).location());
        return new ConsentFacts(false, known.filter(m -> m.hindrance() != null).isPresent(), known.isEmpty(), false);
    }

    /** 19118 for A01, A04, A05; 19119 with the reason for A02, A03; nothing when the request was cancelled before (39001). */
    @Transactional
    public void answer(TenantId tenant, UUID id, String code) {
        if (isCancelled(tenant, id)) return;
        var request = get(tenant, id);
        var refused = code.equals("A02") || code.equals("A03");
        var fields = Fields.builder()
                .put("orderNumber", request.number())
                .put("answerCode", code)
                .put("answerTree", "E_0488");
        if (refused) fields.put("note", reason(request));
        var unused = market.send(new MarketMessages.Outgoing(
                tenant, request.gridOperator(), refused ? "19119" : "19118", fields.build()));
    }

    private String reason(Request request) {
        return locations
                .find(request.tenant(), request.location())
                .map(m -> m.hindrance() == null ? "" : m.hindrance())
                .orElse("Die Marktlokation wird von uns nicht gemessen");
    }
}
