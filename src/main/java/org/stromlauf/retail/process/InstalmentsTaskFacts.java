package org.stromlauf.retail.process;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InstalmentRun;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code Instalments}. */
@Component
class InstalmentsTaskFacts implements TaskFacts {

    private static final int SHOWN = 100;

    private final InstalmentRun run;

    InstalmentsTaskFacts(InstalmentRun run) {
        this.run = run;
    }

    @Override
    public String processKey() {
        return "Instalments";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var obstacles = run.obstacles(tenant, YearMonth.parse(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Fälligkeitsmonat", businessKey);
        facts.put("Verträge ohne Abschlagsforderung", obstacles.size());
        obstacles.stream().limit(SHOWN).forEach(o -> facts.put("Vertrag " + o.contract(), o.reason()));
        return facts;
    }
}
