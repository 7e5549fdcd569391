package org.stromlauf.retail.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunItem;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the exceptions of a bill run: one contract, or all of one reason. */
@Component
class BillRunTaskFacts implements TaskFacts {

    /** So many contracts of a reason are listed; the API shows all. */
    private static final int LISTED = 20;

    private final BillRunWork work;

    BillRunTaskFacts(BillRunWork work) {
        this.work = work;
    }

    @Override
    public String processKey() {
        return "BillRun";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var task = (Integer) Objects.requireNonNull(variables.get("loopCounter"));
        var items = work.ofTask(tenant, businessKey, task);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Abrechnungslauf", businessKey);
        facts.put("Verträge", items.size());
        items.stream()
                .map(BillRunItem::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(r -> facts.put("Grund", r.german()));
        items.stream().limit(LISTED).forEach(i -> facts.put("Vertrag " + i.number(), text(i)));
        return facts;
    }

    private static String text(BillRunItem item) {
        return item.occasion().german() + " " + GermanFormat.period(item.period()) + ": " + item.detail();
    }
}
