package org.stromlauf.supply.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.DeregistrationDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code DeregistrationConfirmation}. */
@Component
class DeregistrationTaskFacts implements TaskFacts {

    private final DeregistrationDesk desk;

    DeregistrationTaskFacts(DeregistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "DeregistrationConfirmation";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var d = desk.get(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Marktlokation", d.location().value());
        facts.put("Lieferant", d.supplier().value());
        facts.put("Vorgangsnummer", d.transactionId());
        facts.put("Tag", d.day().toString());
        facts.put("Eingang", d.receivedAt().toString());
        facts.put("Antwort", d.answerCode() == null ? "noch keine" : d.answerCode());
        return facts;
    }
}
