package org.stromlauf.supply.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code ConnectionCut}. */
@Component
class ConnectionCutTaskFacts implements TaskFacts {

    private final ConnectionOrderDesk desk;

    ConnectionCutTaskFacts(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "ConnectionCut";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return DisconnectionTaskFacts.of(desk, tenant, businessKey);
    }
}
