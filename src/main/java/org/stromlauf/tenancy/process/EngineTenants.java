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

    @EventListener
    void on(TenantAdded added) {
        var tenant = identities.newTenant(added.tenant().id().value());
        tenant.setName(added.tenant().name());
        identities.saveTenant(tenant);
    }
}
