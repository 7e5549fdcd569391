package org.stromlauf.marketcomm.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.ClearingDesk;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of a clearing case. */
@Component
class ClearingFacts implements TaskFacts {

    private final ClearingDesk desk;

    ClearingFacts(ClearingDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "MessageClearing";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return desk.facts(tenant, UUID.fromString(businessKey));
    }
}
