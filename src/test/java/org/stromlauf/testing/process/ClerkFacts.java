package org.stromlauf.testing.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of the test model {@code AskClerk}. */
@Component
class ClerkFacts implements TaskFacts {

    @Override
    public String processKey() {
        return "AskClerk";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Vorgang", businessKey);
        facts.put("Mandant", tenant.value());
        facts.put("Aufgabe", taskKey);
        return facts;
    }
}
