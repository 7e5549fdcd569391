package org.stromlauf.supply.supplier;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** What the task "clear order" shows. */
@Component
class OrderClearingFacts implements TaskFacts {

    private final SupplierFacts facts;

    OrderClearingFacts(SupplierFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "OrderClearing";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.order(tenant, businessKey);
    }
}
