package org.stromlauf.dunning.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.CaseFacts;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code Disconnection}: check for hardship, stop a disconnection that was paid. */
@Component
class HardshipTaskFacts implements TaskFacts {

    private final CaseFacts facts;

    HardshipTaskFacts(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "Disconnection";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.arrears(tenant, UUID.fromString(businessKey));
    }
}
