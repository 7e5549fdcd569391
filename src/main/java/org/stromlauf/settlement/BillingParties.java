package org.stromlauf.settlement;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Names and addresses of those whom a tenant bills or who bill it, its own among them. */
@Repository
public class BillingParties {

    private final JdbcClient jdbc;

    public BillingParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a party or changes what is known of it. */
    @Transactional
    public void enter(TenantId tenant, MarketPartnerId id, BillingParty party) {
        jdbc.sql(
                        """
                        insert into settlement.party (tenant_id, market_partner, name, street, house_number, postal_code,
                                                      city, vat_id, contact, email)
                        values (:tenant, :id, :name, :street, :number, :postalCode, :city, :vat, :contact, :email)
                        on conflict (tenant_id, market_partner) do update
                           set name = excluded.name, street = excluded.street, house_number = excluded.house_number,
                               postal_code = excluded.postal_code, city = excluded.city, vat_id = excluded.vat_id,
                               contact = excluded.contact, email = excluded.email
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("name", party.name())
                .param("street", party.street())
                .param("number", party.houseNumber())
                .param("postalCode", party.postalCode())
                .param("city", party.city())
                .param("vat", party.vatId())
                .param("contact", party.contact())
                .param("email", party.email())
                .update();
    }

    public Optional<BillingParty> find(TenantId tenant, MarketPartnerId id) {
        return jdbc.sql("select * from settlement.party where tenant_id = :tenant and market_partner = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> new BillingParty(
                        row.getString("name"),
                        row.getString("street"),
                        row.getString("house_number"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("vat_id"),
                        row.getString("contact"),
                        row.getString("email")))
                .optional();
    }
}
