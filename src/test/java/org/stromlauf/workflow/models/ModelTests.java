package org.stromlauf.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.access.UserRole;
import org.stromlauf.workflow.ProcessBeanNames;

/** Every model in {@code processes/} keeps the house rules, and each rule finds what it is there for. */
class ModelTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path SOUND = PROCESSES.resolve("supply/SupplyStart.bpmn");
    private static final Set<String> BEANS = ProcessBeanNames.onClassPath();
    private static final Set<String> GROUPS =
            Arrays.stream(UserRole.values()).map(UserRole::groupId).collect(Collectors.toSet());
    private static final ModelRules RULES = new ModelRules(BEANS, GROUPS);

    @TempDir
    private Path folder;

    @TestFactory
    java.util.stream.Stream<DynamicTest> modelsKeepTheHouseRules() {
        return ModelRules.files(PROCESSES).stream()
                .map(f -> f.getParent())
                .distinct()
                .map(f -> DynamicTest.dynamicTest(
                        f.toString(), () -> assertThat(RULES.check(f)).isEmpty()));
    }

    @Test
    void everyErrorThatCodeThrowsIsCaughtInAModel() throws IOException {
        var code = Pattern.compile("\"(Err_\\w+)\"");
        var thrown = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.matcher(Files.readString(file)).results().forEach(m -> thrown.add(m.group(1)));
            }
        }
        var models = new StringBuilder();
        for (var file : ModelRules.files(PROCESSES)) models.append(Files.readString(file));

        assertThat(thrown).allSatisfy(e -> assertThat(models).contains("errorCode=\"" + e + "\""));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "process id=\"SupplyStart\" | process id=\"SupplyBegin\" | The file must be named",
                " camunda:historyTimeToLive=\"P3650D\" | | historyTimeToLive is missing",
                "EndEvent_OrderRejected | Event_0a1b2c3 | The id is generated",
                "EndEvent_OrderRejected | End_OrderRejected | The id must look like",
                "name=\"Order rejected\" | name=\"Order processed\" | which state was reached",
                "name=\"Plan order\" | | The label is missing",
                "bpmnElement=\"Task_PlanOrder\" | bpmnElement=\"Task_Elsewhere\" | The shape is missing in the diagram",
                "bpmnElement=\"Flow_OrderAgainYes\" | bpmnElement=\"Flow_Elsewhere\" | The edge is missing in the diagram",
                "${planOrder} | ${planNothing} | There is no process bean 'planNothing'",
                "${planOrder} | ${planOrder.toString()} | delegateExpression must be",
                "id=\"Task_PlanOrder\" name=\"Plan order\" camunda:asyncBefore=\"true\" |"
                        + " id=\"Task_PlanOrder\" name=\"Plan order\" | asyncBefore is missing after StartEvent_OrderPlaced",
                "id=\"Gateway_TerminationAccepted\" name=\"Termination accepted?\" camunda:asyncBefore=\"true\" |"
                        + " id=\"Gateway_TerminationAccepted\" name=\"Termination accepted?\""
                        + " | asyncBefore is missing after Task_AwaitTerminationAnswer",
                "<bpmn:text>GPKE part 2, Kündigung: | <bpmn:text>Soon: | No text annotation names the legal source",
                ">${supplierDataDueAt}< | >P3D< | A timer reads a variable",
                "name=\"Order again?\" | name=\"Order again\" | The gateway asks no question",
                " default=\"Flow_OrderAgainNo\" | | The gateway has no default flow",
                "id=\"Flow_OrderAgainYes\" name=\"Yes\" | id=\"Flow_OrderAgainYes\" | its name is missing",
                ">${orderAgain}< | >${order.again()}< | A condition is a boolean over variables",
                ">${orderAgain}< | >${execution.getVariable('a')}< | A condition is a boolean over variables",
                "camunda:delegateExpression=\"${planOrder}\" | camunda:class=\"org.example.Plan\" | Models carry no code: class",
                "camunda:delegateExpression=\"${planOrder}\" | | delegateExpression is missing",
                "candidateGroups=\"case-worker\" | candidateGroups=\"anyone\" | candidateGroups must be one of",
                " camunda:dueDate=\"${answerDueAt}\" | | dueDate is missing",
                "formRef=\"ClearOrder\" | formRef=\"Nothing\" | The form forms/Nothing.form is missing",
                "<bpmn:message id=\"Message_AssignmentCancelled\" name=\"Msg_AssignmentCancelled\" |"
                        + " <bpmn:signal id=\"Signal_Any\" name=\"Any\" | Signals reach every tenant",
                "<bpmn:message id=\"Message_AssignmentCancelled\" |"
                        + " <bpmn:error id=\"Error_Lost\" errorCode=\"Err_Lost\"/><bpmn:message id=\"Message_AssignmentCancelled\""
                        + " | Nobody catches Err_Lost",
                "<bpmn:outgoing>Flow_OrderPlacedToPlanOrder</bpmn:outgoing> |"
                        + " <bpmn:outgoing>Flow_OrderPlacedToPlanOrder</bpmn:outgoing><bpmn:timerEventDefinition id=\"T\"/>"
                        + " | A process starts by a plain start event"
            })
    void findsWhatIsWrong(String sound, String broken, String finding) throws IOException {
        var text = Files.readString(SOUND);
        assertThat(text).contains(sound);
        var change = broken == null ? "" : broken;
        Files.writeString(folder.resolve("SupplyStart.bpmn"), text.replace(sound, change));
        copyForms();

        assertThat(RULES.check(folder)).extracting(ModelFinding::message).anyMatch(m -> m.contains(finding));
    }

    @Test
    void findsNothingInASoundModel() throws IOException {
        Files.copy(SOUND, folder.resolve("SupplyStart.bpmn"));
        copyForms();

        assertThat(RULES.check(folder)).isEmpty();
    }

    @Test
    void saysWhichFileIsNoModel() throws IOException {
        Files.writeString(folder.resolve("Broken.bpmn"), "<definitions");

        assertThat(RULES.check(folder)).singleElement().satisfies(f -> {
            assertThat(f.file()).isEqualTo("Broken.bpmn");
            assertThat(f.message()).startsWith("The file cannot be read");
        });
    }

    @Test
    void findsFormsWithoutFacts() throws IOException {
        Files.copy(SOUND, folder.resolve("SupplyStart.bpmn"));
        Files.createDirectories(folder.resolve("forms"));
        Files.writeString(folder.resolve("forms/ClearOrder.form"), "{\"id\": \"ClearOrder\", \"components\": []}");

        assertThat(RULES.check(folder))
                .extracting(ModelFinding::message)
                .containsExactly(
                        "The form ClearOrder shows no facts",
                        "texts_de.properties beside the model gives the task no German title");
    }

    private void copyForms() throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.copy(SOUND.resolveSibling("forms/ClearOrder.form"), folder.resolve("forms/ClearOrder.form"));
        Files.copy(SOUND.resolveSibling("texts_de.properties"), folder.resolve("texts_de.properties"));
    }
}
