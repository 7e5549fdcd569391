package org.stromlauf.testing.process;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.stromlauf.shared.TenantId;

/** The end events that instances of processes reached. */
public final class EndEvents {

    private EndEvents() {}

    /** Of a tenant's instances of a process, in the order of their names; those of sub-processes included. */
    public static List<String> of(HistoryService history, TenantId tenant, String process) {
        return history
                .createHistoricActivityInstanceQuery()
                .activityType("noneEndEvent")
                .tenantIdIn(tenant.value())
                .list()
                .stream()
                .filter(a -> a.getProcessDefinitionKey().equals(process))
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    /** Of the one instance with a business key, which ended once. */
    public static String ofKey(HistoryService history, Object businessKey) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .singleResult();
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }
}
