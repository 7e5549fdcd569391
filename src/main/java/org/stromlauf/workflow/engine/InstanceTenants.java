package org.stromlauf.workflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;

/**
 * Gives an instance of a shared definition the tenant it is started for: the one the port names, else the only tenant of the
 * logged-in user. Nobody starts an instance of nobody.
 */
@Component
class InstanceTenants implements TenantIdProvider {

    private static final ThreadLocal<@Nullable TenantId> STARTING = new ThreadLocal<>();

    <T> T startingFor(TenantId tenant, Supplier<T> work) {
        var outer = STARTING.get();
        STARTING.set(tenant);
        try {
            return work.get();
        } finally {
            if (outer == null) STARTING.remove();
            else STARTING.set(outer);
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        var named = STARTING.get();
        if (named != null) return named.value();
        if (context.getSuperExecution() != null)
            return context.getSuperExecution().getTenantId();
        var user = Context.getCommandContext().getAuthentication();
        if (user != null && user.getTenantIds() != null && user.getTenantIds().size() == 1) {
            return user.getTenantIds().get(0);
        }
        throw new ProcessEngineException(
                "The shared process " + context.getProcessDefinition().getKey()
                        + " is started for a tenant: none is named, and the user has not exactly one");
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
