package org.stromlauf.supply.supplier;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** What the task "clear deregistration" shows. */
@Component
class SupplyEndFacts implements TaskFacts {

    private final SupplierFacts facts;

    SupplyEndFacts(SupplierFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "SupplyEnd";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.deregistration(tenant, businessKey);
    }
}
