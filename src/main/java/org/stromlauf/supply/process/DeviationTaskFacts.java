package org.stromlauf.supply.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.DeviationDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code DeviationAnswer}. */
@Component
class DeviationTaskFacts implements TaskFacts {

    private final DeviationDesk desk;

    DeviationTaskFacts(DeviationDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "DeviationAnswer";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var d = desk.get(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Marktlokation", d.location().value());
        facts.put("Lieferant", d.supplier().value());
        facts.put("Rückmeldung", d.pid() + " zu " + d.questioned());
        facts.put("Vorgangsnummer", d.transactionId());
        var group = d.balancingGroup();
        if (group != null) facts.put("Erwarteter Bilanzkreis", group);
        var payer = d.payer();
        if (payer != null) facts.put("Erwarteter Zahler der Netznutzung", payer);
        facts.put("Eingang", d.receivedAt().toString());
        return facts;
    }
}
