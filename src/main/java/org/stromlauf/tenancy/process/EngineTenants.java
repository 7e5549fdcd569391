package org.stromlauf.tenancy.process;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.TenantAdded;

/** Creates the engine's tenant in the transaction that adds ours, so that its tenant checks know whom users belong to. */
@Component
class EngineTenants {

    private final IdentityService identities;

    EngineTenants(IdentityService identities) {
        this.identities = identities;
    }

    /** The engine knows it already when a market box begins anew: users keep the tenants they work for. */
    @EventListener
    void on(TenantAdded added) {
        var id = added.tenant().id().value();
        var known = identities.createTenantQuery().tenantId(id).singleResult();
        var tenant = known == null ? identities.newTenant(id) : known;
        tenant.setName(added.tenant().name());
        identities.saveTenant(tenant);
    }
}
