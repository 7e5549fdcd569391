package org.stromlauf.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Starts and wakes the engine's process instances for a tenant. */
@Component
class EngineProcesses implements Processes {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final InstanceTenants tenants;

    EngineProcesses(RepositoryService repository, RuntimeService runtime, InstanceTenants tenants) {
        this.repository = repository;
        this.runtime = runtime;
        this.tenants = tenants;
    }

    @Override
    public void start(TenantId tenant, String processKey, String businessKey, Map<String, Object> variables) {
        var definition = definition(tenant, processKey);
        var instance = tenants.startingFor(
                tenant, () -> runtime.startProcessInstanceById(definition.getId(), businessKey, variables));
        if (!tenant.value().equals(instance.getTenantId())) {
            throw new IllegalStateException(
                    processKey + " " + businessKey + " was started for " + instance.getTenantId() + ", not " + tenant);
        }
    }

    // Never message starts, and never an exception for "nobody waits": it would poison the caller's transaction
    // (camunda-bpm-spring-boot-starter#126).
    @Override
    public boolean correlate(TenantId tenant, String messageName, String businessKey, Map<String, Object> variables) {
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(messageName)
                .processInstanceBusinessKey(businessKey)
                .tenantIdIn(tenant.value())
                .list();
        for (var execution : waiting) {
            runtime.messageEventReceived(messageName, execution.getId(), variables);
        }
        return !waiting.isEmpty();
    }

    @Override
    public boolean isRunning(TenantId tenant, String processKey, String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(processKey)
                        .processInstanceBusinessKey(businessKey)
                        .tenantIdIn(tenant.value())
                        .count()
                > 0;
    }

    private ProcessDefinition definition(TenantId tenant, String processKey) {
        var found = latest(tenant, processKey);
        if (found == null) {
            throw new IllegalArgumentException("No process " + processKey + " is deployed for " + tenant
                    + ": its model belongs in processes/<capability>/" + processKey + ".bpmn");
        }
        return found;
    }

    /** The tenant's own latest version, else the shared one. */
    private @Nullable ProcessDefinition latest(TenantId tenant, String processKey) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .tenantIdIn(tenant.value())
                .includeProcessDefinitionsWithoutTenantId()
                .latestVersion()
                .list()
                .stream()
                .max((a, b) -> Boolean.compare(a.getTenantId() != null, b.getTenantId() != null))
                .orElse(null);
    }
}
