package org.stromlauf.dunning.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.CaseFacts;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code OrderCancellation}: an order that could not be cancelled in time. */
@Component
class OrderCancellationTaskFacts implements TaskFacts {

    private final CaseFacts facts;

    OrderCancellationTaskFacts(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "OrderCancellation";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.order(tenant, UUID.fromString(businessKey));
    }
}
