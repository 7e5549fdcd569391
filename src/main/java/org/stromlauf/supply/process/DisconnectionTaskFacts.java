package org.stromlauf.supply.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code DisconnectionExecution}. */
@Component
class DisconnectionTaskFacts implements TaskFacts {

    private final ConnectionOrderDesk desk;

    DisconnectionTaskFacts(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "DisconnectionExecution";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return of(desk, tenant, businessKey);
    }

    static Map<String, Object> of(ConnectionOrderDesk desk, TenantId tenant, String businessKey) {
        var o = desk.get(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Marktlokation", o.location().value());
        facts.put("Lieferant", o.supplier().value());
        facts.put("Auftragsnummer", o.orderNumber());
        facts.put("Eingang", o.receivedAt().toString());
        facts.put("Frühester Tag", o.earliest().toString());
        facts.put("Ausführung bis", o.executionWindow().end().minusDays(1).toString());
        var inquiry = o.inquiry();
        if (inquiry != null) {
            facts.put("Antwort des MSB", inquiry.code() == null ? "keine" : inquiry.code());
        }
        return facts;
    }
}
