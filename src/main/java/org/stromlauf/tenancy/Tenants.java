package org.stromlauf.tenancy;

import java.util.List;
import java.util.Optional;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The tenants of this installation. */
public interface Tenants {

    List<Tenant> all();

    /**
     * The tenant of that id.
     *
     * @throws TenantUnknownException an unknown id is an error of the caller
     */
    Tenant get(TenantId id);

    Optional<Tenant> find(TenantId id);

    Optional<Tenant> findByMarketPartner(MarketPartnerId marketPartnerId);

    /** Adds a tenant; the same tenant again changes nothing, another one under the same id is refused. */
    void add(Tenant tenant);
}
