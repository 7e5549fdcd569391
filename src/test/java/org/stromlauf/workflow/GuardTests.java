package org.stromlauf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
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
                "<serviceTask id='Task_A' old:class='org.example.Evil'/>",
                "<serviceTask id='Task_A' camunda:expression='${execution.id}'/>",
                "<serviceTask id='Task_A' camunda:type='mail'/>",
                "<serviceTask id='Task_A' camunda:type='shell'/>",
                "<sendTask id='Task_A' camunda:class='org.example.Evil'/>",
                "<businessRuleTask id='Task_A' camunda:class='org.example.Evil'/>",
                "<scriptTask id='Task_A' scriptFormat='javascript'><script>1</script></scriptTask>",
                "<scriptTask id='Task_A' scriptFormat='juel'/>",
                "<scriptTask id='Task_A' scriptFormat='groovy' camunda:resource='http://example.org/a.groovy'/>",
                "<userTask id='Task_A' camunda:formKey='embedded:deployment:forms/evil.html'/>",
                "<callActivity id='Task_A' calledElement='x' camunda:variableMappingClass='org.example.Evil'/>",
                "<callActivity id='Task_A' calledElement='x' camunda:variableMappingDelegateExpression='${a}'/>",
                "<userTask id='Task_A' camunda:assignee=\"${''.getClass().forName('x')}\"/>",
                "<userTask id='Task_A' camunda:dueDate=\"${''['class']}\"/>",
                "<userTask id='Task_A' camunda:priority='${execution.processEngine}'/>"
            })
    void refusesModelsThatCarryCode(String node) {
        assertRefused(model(node));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                "<camunda:field name='a' expression='${execution}'/>",
                "<camunda:field name='a'><camunda:string>x</camunda:string></camunda:field>",
                "<camunda:executionListener event='start' class='org.example.Evil'/>",
                "<camunda:executionListener event='start' expression='${a}'/>",
                "<old:executionListener event='start' class='org.example.Evil'/>",
                "<camunda:executionListener event='start'><camunda:script scriptFormat='javascript'>1</camunda:script>"
                        + "</camunda:executionListener>",
                "<camunda:executionListener event='start' delegateExpression='${a}'><camunda:field name='b'"
                        + " expression='${execution}'/></camunda:executionListener>",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='javascript'>1"
                        + "</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${''.getClass()}</camunda:inputParameter>"
                        + "</camunda:inputOutput>"
            })
    void refusesExtensionsThatCarryCode(String extension) {
        assertRefused(model("<serviceTask id='Task_A' camunda:delegateExpression='${failingStep}'><extensionElements>"
                + extension + "</extensionElements></serviceTask>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:taskListener event='create' class='org.example.Evil'/>",
                "<camunda:taskListener event='create' expression='${a}'/>",
                "<camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint"
                        + " name='validator' config='org.example.Evil'/></camunda:validation></camunda:formField></camunda:formData>"
            })
    void refusesTasksThatCarryCode(String extension) {
        assertRefused(
                model("<userTask id='Task_A'><extensionElements>" + extension + "</extensionElements></userTask>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<conditionExpression xsi:type='tFormalExpression' language='javascript'>1</conditionExpression>",
                "<conditionExpression xsi:type='tFormalExpression' language='feel'>true</conditionExpression>",
                "<conditionExpression xsi:type='tFormalExpression' language='juel' camunda:resource='http://x/a.js'/>",
                "<conditionExpression xsi:type='tFormalExpression'>${''.getClass() == null}</conditionExpression>"
            })
    void refusesConditionsInOtherLanguagesAndFromElsewhere(String condition) {
        assertRefused(model("<sequenceFlow id='Task_A' sourceRef='StartEvent_A' targetRef='EndEvent_A'>" + condition
                + "</sequenceFlow><endEvent id='EndEvent_A'/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<startEvent id='Task_A' camunda:formHandlerClass='%s'/>",
                "<startEvent id='Task_A' old:formHandlerClass='%s'/>",
                "<userTask id='Task_A' camunda:formHandlerClass='%s'/>",
                "<userTask id='Task_A' old:formHandlerClass='%s'/>"
            })
    void makesNoInstanceOfAClassThatAModelNames(String node) {
        Trap.instances.set(0);

        assertRefused(model(node.formatted(Trap.class.getName())));

        assertThat(Trap.instances).hasValue(0);
    }

    @Test
    void callsNoAddressThatAModelNamesForItsSchema() throws IOException {
        var calls = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.xsd";
            var hint = "<extensionElements><e:a xmlns:e='urn:e' xsi:schemaLocation='urn:e " + address
                    + "'/></extensionElements>";
            assertRefused(model("<userTask id='Task_A'>" + hint + "</userTask>"));
            var table = decision("feel", "1")
                    .replace("Evil", "Hinting")
                    .replace("<decision ", hint + "<decision ")
                    .replace(" id=\"d\"", " id=\"d\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
            assertThatThrownBy(() -> repository
                            .createDeployment()
                            .addString("hinting.dmn", table)
                            .deploy())
                    .hasMessageContaining("The model is refused");
        } finally {
            server.stop(0);
        }

        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "juel:${''.getClass()}",
                "juel:${a['class']}",
                "juel:${execution.processEngine}",
                "feel:\"a\".class.name",
                "feel:function(a) external {java: {class: \"java.lang.Runtime\", method signature: \"getRuntime()\"}}",
                "javascript:1 + 1",
                "groovy:1"
            })
    void refusesTheSameInDecisionTables(String literal) {
        var language = literal.substring(0, literal.indexOf(':'));
        var text = literal.substring(literal.indexOf(':') + 1);

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("evil.dmn", decision(language, text))
                        .deploy())
                .hasStackTraceContaining("The decision is refused");
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("Evil")
                        .count())
                .isZero();
    }

    @Test
    void showsDecisionTablesNothingOfTheApplication() {
        repository
                .createDeployment()
                .addString("curious.dmn", decision("juel", "${dataSource}").replace("Evil", "Curious"))
                .deploy();

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionByKey("Curious")
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

    /** A class that a model has no business to name. */
    public static class Trap extends DefaultTaskFormHandler implements StartFormHandler {

        static final AtomicInteger instances = new AtomicInteger();

        /** Counts. */
        public Trap() {
            instances.incrementAndGet();
        }

        @Override
        public @Nullable StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            return null;
        }
    }

    private void assertRefused(String model) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("evil.bpmn", model)
                        .deploy())
                .hasStackTraceContaining("The model is refused");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("Evil")
                        .count())
                .isZero();
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
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:old="http://activiti.org/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x" id="d">
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
