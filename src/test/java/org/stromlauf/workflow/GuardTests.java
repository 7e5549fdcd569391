package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;

@StromlaufTest
class GuardTests {

    private static final TenantId TENANT = TenantId.of("guarded");

    @Autowired
    private Processes processes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private DecisionService decisions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('id')}",
                "${execution.getProcessEngineServices().getRepositoryService()}",
                "${execution.processEngine}",
                "${execution.getClass().classLoader}",
                "${execution.bpmnModelElementInstance}",
                "${failingStep.execute(execution)}",
                "${execution.setVariable('a', 1)}",
                "${JSON('{}').unwrap()}",
                "${accepted.getClass().getName() == 'x'}"
            })
    void refusesExpressionsThatReachForMoreThanValues(String expression) {
        assertThatThrownBy(() -> runCondition(expression)).hasStackTraceContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${jdbcTemplate}", "${dataSource}", "${environment}", "${engineProcesses}", "${systemProperties}"
            })
    void doesNotSeeTheRestOfTheApplication(String expression) {
        assertThatThrownBy(() -> runCondition(expression))
                .hasStackTraceContaining("Unknown property used in expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${accepted}", "${accepted and not empty name}", "${name.startsWith('Er')}", "${now() != null}"})
    void letsConditionsCompareVariables(String expression) {
        runCondition(expression);

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("Guarded")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${dataSource}", "${execution}"})
    void refusesExpressionsInQueriesAlsoInsideOr(String expression) {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(expression)
                        .taskName("x")
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='Task_A' camunda:class='org.example.Evil'/>",
                "<serviceTask id='Task_A' camunda:expression='${execution.id}'/>",
                "<scriptTask id='Task_A' scriptFormat='javascript'><script>1</script></scriptTask>",
                "<scriptTask id='Task_A' scriptFormat='groovy' camunda:resource='http://example.org/a.groovy'/>",
                "<serviceTask id='Task_A' camunda:delegateExpression='${failingStep}'><extensionElements><camunda:field"
                        + " name='a' expression='${execution}'/></extensionElements></serviceTask>",
                "<userTask id='Task_A'><extensionElements><camunda:taskListener event='create' class='org.example.Evil'/>"
                        + "</extensionElements></userTask>",
                "<userTask id='Task_A'><extensionElements><camunda:executionListener event='start'><camunda:script"
                        + " scriptFormat='javascript'>1</camunda:script></camunda:executionListener></extensionElements></userTask>",
                "<userTask id='Task_A'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script"
                        + " scriptFormat='javascript'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>"
                        + "</extensionElements></userTask>"
            })
    void refusesModelsThatCarryCode(String node) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("evil.bpmn", model(node))
                        .deploy())
                .hasMessageContaining("The model is refused")
                .hasMessageContaining("Task_A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel:${''.getClass()}", "juel:${dataSource}", "javascript:1 + 1", "groovy:1"})
    void refusesTheSameInDecisionTables(String literal) {
        var language = literal.substring(0, literal.indexOf(':'));
        var text = literal.substring(literal.indexOf(':') + 1);
        repository
                .createDeployment()
                .addString("evil.dmn", decision(language, text))
                .deploy();

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionByKey("Evil")
                        .variables(Map.of("a", 1))
                        .evaluate())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesSerializedObjectsAsVariables() {
        var object = Variables.serializedObjectValue("rO0ABXA=")
                .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                .objectTypeName("java.lang.Object")
                .create();
        TestModels.deploy(repository, null, TestModels.waiting("Serialized"));

        assertThatThrownBy(() -> processes.start(TENANT, "Serialized", "case-1", Map.of("a", object)))
                .hasMessageContaining("serializ");
    }

    private void runCondition(String expression) {
        TestModels.deploy(
                repository,
                null,
                TestModels.process("Guarded")
                        .exclusiveGateway("Gateway_Asked")
                        .condition("yes", expression)
                        .endEvent("EndEvent_Yes")
                        .moveToNode("Gateway_Asked")
                        .condition("otherwise", "${true}")
                        .endEvent("EndEvent_No")
                        .done());
        processes.start(TENANT, "Guarded", "case-1", Map.of("accepted", true, "name", "Erika"));
    }

    private static String model(String node) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x" id="d">
              <process id="Evil" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="StartEvent_A"/>
                <sequenceFlow id="Flow_A" sourceRef="StartEvent_A" targetRef="Task_A"/>
                %s
              </process>
            </definitions>
            """
                .formatted(node);
    }

    private static String decision(String language, String text) {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="Evil" name="Evil" camunda:historyTimeToLive="P1D">
                <decisionTable id="t">
                  <output id="o" name="o"/>
                  <rule id="r"><outputEntry id="e" expressionLanguage="%s"><text><![CDATA[%s]]></text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """
                .formatted(language, text);
    }
}
