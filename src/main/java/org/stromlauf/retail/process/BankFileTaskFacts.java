package org.stromlauf.retail.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code BankFileClearing}. */
@Component
class BankFileTaskFacts implements TaskFacts {

    @Override
    public String processKey() {
        return "BankFileClearing";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Bank", variables.get("bank"));
        facts.put("Datei im Ordner quarantine", variables.get("file"));
        facts.put("Fehler", variables.get("error"));
        return facts;
    }
}
