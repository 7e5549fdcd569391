package org.stromlauf.workflow;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.jspecify.annotations.Nullable;

/** Small models, and their way into the engine. */
final class TestModels {

    private TestModels() {}

    static StartEventBuilder process(String id) {
        return Bpmn.createExecutableProcess(id)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("StartEvent_Begun");
    }

    /** Waits for {@code Msg_Go}. */
    static BpmnModelInstance waiting(String id) {
        return process(id)
                .intermediateCatchEvent("Event_Go")
                .message("Msg_Go")
                .endEvent("EndEvent_Gone")
                .done();
    }

    static void deploy(RepositoryService repository, @Nullable String tenant, BpmnModelInstance model) {
        var deployment = repository.createDeployment().name("test").addModelInstance("model.bpmn", model);
        if (tenant != null) deployment.tenantId(tenant);
        deployment.deploy();
    }
}
