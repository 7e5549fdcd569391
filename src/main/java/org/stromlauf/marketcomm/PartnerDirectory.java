package org.stromlauf.marketcomm;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/** Whom a tenant knows in the market. The tenants of this installation know each other without being entered. */
@Component
public class PartnerDirectory {

    /** A market partner: one id, one role, one commodity. */
    public record Partner(MarketPartnerId id, String name, Role role, Commodity commodity) {

        private static Partner of(Tenant tenant) {
            return new Partner(tenant.marketPartnerId(), tenant.name(), tenant.role(), tenant.commodity());
        }
    }

    private final JdbcClient jdbc;
    private final Tenants tenants;

    PartnerDirectory(JdbcClient jdbc, Tenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    public Optional<Partner> find(TenantId tenant, MarketPartnerId id) {
        return tenants.findByMarketPartner(id).map(Partner::of).or(() -> entered(tenant, id));
    }

    /** Enters a partner or changes what is known of it. */
    public void enter(TenantId tenant, Partner partner) {
        jdbc.sql(
                        """
                        insert into marketcomm.partner (tenant_id, market_partner_id, role, commodity, name)
                        values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, market_partner_id)
                        do update set role = excluded.role, commodity = excluded.commodity, name = excluded.name""")
                .params(
                        tenant.value(),
                        partner.id().value(),
                        partner.role().name(),
                        partner.commodity().name(),
                        partner.name())
                .update();
    }

    /** All that the tenant entered, by id. */
    public List<Partner> entered(TenantId tenant) {
        return query(tenant, "");
    }

    private Optional<Partner> entered(TenantId tenant, MarketPartnerId id) {
        return query(tenant, id.value()).stream().findFirst();
    }

    private List<Partner> query(TenantId tenant, String id) {
        return jdbc.sql(
                        """
                        select market_partner_id, name, role, commodity from marketcomm.partner
                        where tenant_id = :tenant and (:id = '' or market_partner_id = :id) order by market_partner_id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, index) -> new Partner(
                        MarketPartnerId.of(row.getString("market_partner_id")),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Commodity.valueOf(row.getString("commodity"))))
                .list();
    }
}
