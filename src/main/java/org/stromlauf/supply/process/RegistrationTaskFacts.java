package org.stromlauf.supply.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.RegistrationDesk;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code RegistrationAnswer}. */
@Component
class RegistrationTaskFacts implements TaskFacts {

    private final RegistrationDesk desk;

    RegistrationTaskFacts(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "RegistrationAnswer";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var r = desk.get(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Marktlokation", r.location().value());
        facts.put("Neuer Lieferant", r.supplier().value());
        facts.put("Vorgangsnummer", r.transactionId());
        facts.put("Kunde", r.customer().toString());
        facts.put("Lieferbeginn", r.period().from().toString());
        facts.put("Eingang", r.receivedAt().toString());
        facts.put("Antwort fällig", r.limits().answerBy().toString());
        facts.put("Antwort", r.answerCode() == null ? "noch keine" : r.answerCode());
        return facts;
    }
}
