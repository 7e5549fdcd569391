package org.stromlauf.supply.supplier;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** What the task "clear deregistration" shows. */
@Component
class SupplyDeregistrationFacts implements TaskFacts {

    private final SupplierFacts facts;

    SupplyDeregistrationFacts(SupplierFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "SupplyDeregistration";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.deregistration(tenant, businessKey);
    }
}
