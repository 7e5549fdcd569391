package org.stromlauf.retail.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.CollectionDay;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code Collection}. */
@Component
class CollectionTaskFacts implements TaskFacts {

    private final CollectionDay day;

    CollectionTaskFacts(CollectionDay day) {
        this.day = day;
    }

    @Override
    public String processKey() {
        return "Collection";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var run = day.find(tenant, LocalDate.parse(businessKey)).orElseThrow();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Einzugstag", GermanFormat.day(run.collectOn()));
        facts.put("Datei an die Bank", run.fileName());
        facts.put("Nachrichtenkennung (MsgId)", run.messageId());
        facts.put("Lastschriften", run.items());
        facts.put("Summe", GermanFormat.money(run.total()));
        return facts;
    }
}
