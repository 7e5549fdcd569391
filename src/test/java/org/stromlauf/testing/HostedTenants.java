package org.stromlauf.testing;

import java.util.List;
import java.util.Optional;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/** Tenants without a database, for tests of modules that only ask who is hosted here. */
public final class HostedTenants implements Tenants {

    private final List<Tenant> tenants;

    public HostedTenants(Tenant... tenants) {
        this.tenants = List.of(tenants);
    }

    @Override
    public List<Tenant> all() {
        return tenants;
    }

    @Override
    public Tenant get(TenantId id) {
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return tenants.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Tenant> findByMarketPartner(MarketPartnerId marketPartnerId) {
        return tenants.stream()
                .filter(t -> t.marketPartnerId().equals(marketPartnerId))
                .findFirst();
    }

    @Override
    public void add(Tenant tenant) {
        throw new UnsupportedOperationException("The tenants of a test are given at its start");
    }
}
