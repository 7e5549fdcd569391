package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;

@StromlaufTest
class ProcessesTests {

    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");

    @Autowired
    private Processes processes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Test
    void startsASharedProcessForTheTenantThatAsks() {
        TestModels.deploy(repository, null, TestModels.waiting("SharedProcess"));

        processes.start(NORTH, "SharedProcess", "case-1", Map.of("accepted", true));

        assertThat(instances("SharedProcess"))
                .extracting(ProcessInstance::getTenantId)
                .containsExactly("north");
        assertThat(processes.isRunning(NORTH, "SharedProcess", "case-1")).isTrue();
        assertThat(processes.isRunning(SOUTH, "SharedProcess", "case-1")).isFalse();
    }

    @Test
    void startsTheTenantsOwnModelBeforeTheSharedOne() {
        TestModels.deploy(repository, "north", TestModels.waiting("OwnProcess"));
        TestModels.deploy(repository, null, TestModels.waiting("OwnProcess"));
        TestModels.deploy(repository, null, TestModels.waiting("OwnProcess"));

        processes.start(NORTH, "OwnProcess", "case-1", Map.of());

        var definition =
                repository.getProcessDefinition(instances("OwnProcess").get(0).getProcessDefinitionId());
        assertThat(definition.getTenantId()).isEqualTo("north");
    }

    @Test
    void neverStartsAnotherTenantsModel() {
        TestModels.deploy(repository, "south", TestModels.waiting("SouthProcess"));

        assertThatThrownBy(() -> processes.start(NORTH, "SouthProcess", "case-1", Map.of()))
                .hasMessageContaining("No process SouthProcess is deployed for north");
    }

    @Test
    void wakesTheInstanceOfTheTenantAndBusinessKeyOnly() {
        TestModels.deploy(repository, null, TestModels.waiting("WokenProcess"));
        processes.start(NORTH, "WokenProcess", "woken-1", Map.of());
        processes.start(NORTH, "WokenProcess", "woken-2", Map.of());
        processes.start(SOUTH, "WokenProcess", "woken-1", Map.of());

        assertThat(processes.correlate(NORTH, "Msg_Go", "woken-1", Map.of("accepted", true)))
                .isTrue();

        assertThat(processes.isRunning(NORTH, "WokenProcess", "woken-1")).isFalse();
        assertThat(processes.isRunning(NORTH, "WokenProcess", "woken-2")).isTrue();
        assertThat(processes.isRunning(SOUTH, "WokenProcess", "woken-1")).isTrue();
    }

    @Test
    void saysThatNobodyWaitsWithoutAnException() {
        assertThat(processes.correlate(NORTH, "Msg_Go", "nobody", Map.of())).isFalse();
    }

    @Test
    void tellsTheCaseWorkerTheFactsOfATaskInTheirOrder() {
        TestModels.deploy(
                repository,
                null,
                TestModels.process("AskClerk")
                        .userTask("Task_Decide")
                        .endEvent("EndEvent_Decided")
                        .done());

        processes.start(NORTH, "AskClerk", "case-7", Map.of());

        var task = tasks.createTaskQuery().processDefinitionKey("AskClerk").singleResult();
        assertThat(task.getTenantId()).isEqualTo("north");
        assertThat(tasks.getVariableLocalTyped(task.getId(), "facts").getType().getName())
                .isEqualTo("json");
        assertThat(tasks.getVariableLocal(task.getId(), "facts"))
                .hasToString(
                        "[{\"label\":\"Vorgang\",\"value\":\"case-7\"},{\"label\":\"Mandant\",\"value\":\"north\"},"
                                + "{\"label\":\"Aufgabe\",\"value\":\"Task_Decide\"}]");
        assertThat(tasks.getVariableLocal(task.getId(), "subject")).isEqualTo("case-7 · north");
    }

    @Test
    void callsATaskAsTheTextsBesideItsModelSay() {
        repository
                .createDeployment()
                .name("test")
                .addModelInstance(
                        "model.bpmn",
                        TestModels.process("TitledTask")
                                .userTask("Task_Titled")
                                .name("Decide matter")
                                .endEvent("EndEvent_Decided")
                                .done())
                .addString("texts_de.properties", "Task_Titled=Vorgang prüfen")
                .deploy();

        processes.start(NORTH, "TitledTask", "case-8", Map.of());

        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("TitledTask")
                        .singleResult()
                        .getName())
                .isEqualTo("Vorgang prüfen");
    }

    private List<ProcessInstance> instances(String key) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(key).list();
    }
}
