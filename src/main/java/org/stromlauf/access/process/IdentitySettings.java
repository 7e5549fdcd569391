package org.stromlauf.access.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.stromlauf.access.UserName;

/** Authorizations and tenant checks on; users, groups and tenants may be named as we name them. */
@Component
class IdentitySettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setTenantCheckEnabled(true);
        engine.setUserResourceWhitelistPattern(UserName.PATTERN);
        engine.setGroupResourceWhitelistPattern("[a-z]+(-[a-z]+)*");
        // Wrong passwords slow a user down, up to a minute; nobody can lock the administrator out for good.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setTenantResourceWhitelistPattern("[a-z][a-z0-9-]{1,30}");
    }
}
