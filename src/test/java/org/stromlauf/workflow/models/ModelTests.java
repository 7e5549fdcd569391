package org.stromlauf.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    private static final Path SOUND = PROCESSES.resolve("supply/SupplyDeregistration.bpmn");
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
        var thrown = Pattern.compile("\"(Err_\\w+)\"")
                .matcher(sources("src/main/java"))
                .results()
                .map(m -> m.group(1))
                .toList();
        var models = models();

        assertThat(thrown).allSatisfy(e -> assertThat(models).contains("errorCode=\"" + e + "\""));
    }

    /** A process has a test for each of its ends, which names it. */
    @Test
    void everyEndIsNamedByATest() throws IOException {
        var tests = sources("src/test/java");

        assertThat(Pattern.compile("<bpmn:endEvent id=\"(\\w+)\"")
                        .matcher(models())
                        .results()
                        .map(m -> m.group(1)))
                .isNotEmpty()
                .allSatisfy(end -> assertThat(tests.contains(end)).as(end).isTrue());
    }

    private static String models() throws IOException {
        return read(ModelRules.files(PROCESSES));
    }

    private static String sources(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return read(files.filter(f -> f.toString().endsWith(".java")).toList());
        }
    }

    private static String read(List<Path> files) throws IOException {
        var text = new StringBuilder();
        for (var file : files) text.append(Files.readString(file));
        return text.toString();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "process id=\"SupplyDeregistration\" | process id=\"SupplyBegin\" | The file must be named",
                " camunda:historyTimeToLive=\"P3650D\" | | historyTimeToLive is missing",
                "EndEvent_RefusalAccepted | Event_0a1b2c3 | The id is generated",
                "EndEvent_RefusalAccepted | End_OrderRejected | The id must look like",
                "name=\"Refusal accepted\" | name=\"Refusal processed\" | which state was reached",
                "name=\"Send deregistration\" | | The label is missing",
                "bpmnElement=\"Task_SendDeregistration\" | bpmnElement=\"Task_Elsewhere\" | The shape is missing in the diagram",
                "bpmnElement=\"Flow_DeregisterAgainYes\" | bpmnElement=\"Flow_Elsewhere\" | The edge is missing in the diagram",
                "${sendDeregistration} | ${planNothing} | There is no process bean 'planNothing'",
                "${sendDeregistration} | ${sendDeregistration.toString()} | delegateExpression must be",
                "id=\"Task_ReadAssignment\" name=\"Read assignment\" camunda:asyncBefore=\"true\" |"
                        + " id=\"Task_ReadAssignment\" name=\"Read assignment\" | asyncBefore is missing after StartEvent_DeregistrationDue",
                "id=\"Gateway_DeregistrationConfirmed\" name=\"Deregistration confirmed?\" camunda:asyncBefore=\"true\" |"
                        + " id=\"Gateway_DeregistrationConfirmed\" name=\"Deregistration confirmed?\""
                        + " | asyncBefore is missing after Task_AwaitDeregistrationAnswer",
                "<bpmn:text>GPKE part 2, Lieferende: | <bpmn:text>Soon: | No text annotation names the legal source",
                ">${answerDueAt}< | >P3D< | A timer reads a variable",
                "name=\"Deregister again?\" | name=\"Deregister again\" | The gateway asks no question",
                " default=\"Flow_DeregisterAgainNo\" | | The gateway has no default flow",
                "id=\"Flow_DeregisterAgainYes\" name=\"yes\" | id=\"Flow_DeregisterAgainYes\" | its name is missing",
                ">${deregisterAgain}< | >${deregister.again()}< | A condition is a boolean over variables",
                ">${deregisterAgain}< | >${execution.getVariable('a')}< | A condition is a boolean over variables",
                "camunda:delegateExpression=\"${sendDeregistration}\" | camunda:class=\"org.example.Plan\" | Models carry no code: class",
                "camunda:delegateExpression=\"${sendDeregistration}\" | | delegateExpression is missing",
                "candidateGroups=\"case-worker\" | candidateGroups=\"anyone\" | candidateGroups must be one of",
                " camunda:dueDate=\"${answerDueAt}\" | | dueDate is missing",
                "formRef=\"ClearDeregistration\" | formRef=\"Nothing\" | The form forms/Nothing.form is missing",
                "<bpmn:message id=\"Message_DeregistrationAnswered\" name=\"Msg_DeregistrationAnswered\" |"
                        + " <bpmn:signal id=\"Signal_Any\" name=\"Any\" | Signals reach every tenant",
                "<bpmn:message id=\"Message_DeregistrationAnswered\" |"
                        + " <bpmn:error id=\"Error_Lost\" errorCode=\"Err_Lost\"/><bpmn:message id=\"Message_DeregistrationAnswered\""
                        + " | Nobody catches Err_Lost",
                "<bpmn:outgoing>Flow_DeregistrationDue_DeregistrationReady</bpmn:outgoing> |"
                        + " <bpmn:outgoing>Flow_DeregistrationDue_DeregistrationReady</bpmn:outgoing><bpmn:timerEventDefinition id=\"T\"/>"
                        + " | A process starts by a plain start event",
                "  </bpmn:process> | <bpmn:task id=\"A\"/><bpmn:task id=\"B\"/></bpmn:process>"
                        + " | The model has 16 nodes, 15 are allowed"
            })
    void findsWhatIsWrong(String sound, String broken, String finding) throws IOException {
        var text = Files.readString(SOUND);
        assertThat(text).contains(sound);
        var change = broken == null ? "" : broken;
        Files.writeString(folder.resolve("SupplyDeregistration.bpmn"), text.replace(sound, change));
        copyForms();

        assertThat(RULES.check(folder)).extracting(ModelFinding::message).anyMatch(m -> m.contains(finding));
    }

    @Test
    void findsNothingInASoundModel() throws IOException {
        Files.copy(SOUND, folder.resolve("SupplyDeregistration.bpmn"));
        copyForms();

        assertThat(RULES.check(folder)).isEmpty();
    }

    @Test
    void aCallSavesWhereTheCalledModelBegins() throws IOException {
        copy("RegistrationAnswer", "", "");
        copy(
                "RegistrationDecision",
                "name=\"Establish facts\" camunda:asyncBefore=\"true\"",
                "name=\"Establish facts\"");

        assertThat(RULES.check(folder))
                .extracting(ModelFinding::element, ModelFinding::message)
                .contains(
                        tuple(
                                "CallActivity_AnswerRegistration",
                                "camunda:asyncBefore is missing after StartEvent_RegistrationReceived, in RegistrationDecision"));
    }

    @Test
    void aCalledModelSavesAfterAMessageEvenAtItsEnd() throws IOException {
        copy("RegistrationDecision", "", "");
        copy(
                "PreviousSupplierInquiry",
                "name=\"Answer received\" camunda:asyncBefore=\"true\"",
                "name=\"Answer received\"");

        assertThat(RULES.check(folder))
                .extracting(ModelFinding::element, ModelFinding::message)
                .contains(tuple(
                        "EndEvent_AnswerReceived",
                        "camunda:asyncBefore is missing after Task_AwaitPreviousSupplier: the caller goes on here"));
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
        Files.copy(SOUND, folder.resolve("SupplyDeregistration.bpmn"));
        Files.createDirectories(folder.resolve("forms"));
        Files.writeString(
                folder.resolve("forms/ClearDeregistration.form"),
                "{\"id\": \"ClearDeregistration\", \"components\": []}");

        assertThat(RULES.check(folder))
                .extracting(ModelFinding::message)
                .containsExactly(
                        "The form ClearDeregistration shows no facts",
                        "texts_de.properties beside the model gives the task no German title");
    }

    private void copy(String model, String sound, String broken) throws IOException {
        var file = model + ".bpmn";
        Files.writeString(
                folder.resolve(file),
                Files.readString(SOUND.resolveSibling(file)).replace(sound, broken));
    }

    private void copyForms() throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.copy(
                SOUND.resolveSibling("forms/ClearDeregistration.form"),
                folder.resolve("forms/ClearDeregistration.form"));
        Files.copy(SOUND.resolveSibling("texts_de.properties"), folder.resolve("texts_de.properties"));
    }
}
