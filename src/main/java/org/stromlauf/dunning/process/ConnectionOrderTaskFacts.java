package org.stromlauf.dunning.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.CaseFacts;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code ConnectionOrder}: an order that was rejected, failed or stayed unanswered. */
@Component
class ConnectionOrderTaskFacts implements TaskFacts {

    private final CaseFacts facts;

    ConnectionOrderTaskFacts(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "ConnectionOrder";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.order(tenant, UUID.fromString(businessKey));
    }
}
