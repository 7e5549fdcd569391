package org.stromlauf.supply.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code MeteringConsent}. */
@Component
class MeteringConsentTaskFacts implements TaskFacts {

    private final ConnectionOrderDesk desk;

    MeteringConsentTaskFacts(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "MeteringConsent";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return DisconnectionTaskFacts.of(desk, tenant, businessKey);
    }
}
