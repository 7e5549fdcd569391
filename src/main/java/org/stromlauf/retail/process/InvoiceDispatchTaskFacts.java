package org.stromlauf.retail.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Says which documents of a run could not be delivered and why. */
@Component
class InvoiceDispatchTaskFacts implements TaskFacts {

    private static final int LISTED = 20;

    private final InvoiceDispatch dispatch;

    InvoiceDispatchTaskFacts(InvoiceDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public String processKey() {
        return "InvoiceDispatch";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var failed = dispatch.failed(tenant, businessKey);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Abrechnungslauf", businessKey);
        facts.put("Nicht zugestellt", failed.size());
        failed.stream()
                .limit(LISTED)
                .forEach(d -> facts.put(
                        d.invoice(), d.way().german() + " an " + d.address() + ": " + String.valueOf(d.failed())));
        return facts;
    }
}
