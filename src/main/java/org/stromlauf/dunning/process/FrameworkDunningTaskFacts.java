package org.stromlauf.dunning.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.CaseFacts;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code FrameworkDunning}: what is owed after a reminder. */
@Component
class FrameworkDunningTaskFacts implements TaskFacts {

    private final CaseFacts facts;

    FrameworkDunningTaskFacts(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return "FrameworkDunning";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return facts.claims(tenant, UUID.fromString(businessKey));
    }
}
