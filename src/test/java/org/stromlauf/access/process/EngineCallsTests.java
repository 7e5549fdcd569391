package org.stromlauf.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.access.UserRole;

class EngineCallsTests {

    private static final String ENGINE = "engine/engine/default/";

    private final EngineCalls calls = EngineCalls.load();

    @ParameterizedTest
    @CsvSource({
        "GET, task/4711/form",
        "POST, task/4711/complete",
        "POST, filter/4711/list",
        "GET, process-definition/SupplyStart:1:0f3a/xml"
    })
    void coversWhatTasklistAndCockpitAsk(String method, String path) {
        assertThat(calls.find(method, ENGINE + path)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, filter/create",
        "PUT, filter/4711",
        "DELETE, deployment/4711",
        "POST, process-definition/key/SupplyStart/start",
        "POST, message",
        "POST, signal",
        "POST, process-instance/delete",
        "POST, history/process-instance/delete",
        "PUT, task/4711/variables/x",
        "POST, task/4711/variables/x/data",
        "POST, user/create",
        "POST, authorization/create",
        "GET, task/",
        "GET, Task",
        "GET, task//form",
        "GET, task/%34/form",
        "HEAD, task",
        "POST, external-task/fetchAndLock"
    })
    void coversNothingElse(String method, String path) {
        assertThat(calls.find(method, ENGINE + path)).isEmpty();
    }

    @Test
    void neverCoversTheSetUpOfAnAdministrator() {
        assertThat(calls.find("POST", "admin/setup/default/user/create")).isEmpty();
    }

    @Test
    void letsOnlyDesignersDeploy() {
        assertThat(calls.find("POST", ENGINE + "deployment/create")).hasValueSatisfying(call -> assertThat(call.roles())
                .containsExactlyInAnyOrder(UserRole.DESIGNER, UserRole.ADMINISTRATOR));
    }

    @Test
    void refusesAListThatNamesAnUnknownRole() {
        assertThatThrownBy(() -> EngineCalls.parse("GET task clerk")).hasMessageContaining("clerk");
        assertThatThrownBy(() -> EngineCalls.parse("PATCH task user")).hasMessageContaining("PATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assigneeExpression\":\"${x}\"}]}",
                "{\"orQueries\":[]}",
                "{\"ORQUERIES\":[]}",
                "{\"a\":[{\"b\":{\"dueBeforeExpression\":\"${now()}\"}}]}",
                "{\"assignee\\u0045xpression\":\"${x}\"}",
                "{\"variables\":{\"x\":{\"value\":\"rO0\",\"type\":\"Object\"}}}",
                "{\"variables\":{\"x\":{\"value\":\"rO0\",\"type\":\" object\"}}}",
                "{\"x\":{\"valueInfo\":{\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}",
                "{\"x\":{\"type\":\"File\",\"value\":\"\"}}"
            })
    void findsExpressionsAndJavaObjectsAtAnyDepth(String body) throws IOException {
        assertThat(CallContent.forbiddenIn(CallContent.read(body.getBytes(StandardCharsets.UTF_8))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\":{\"accepted\":{\"value\":true,\"type\":\"Boolean\"},\"note\":{\"value\":\"${x}\"}}}",
                "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}",
                "[]"
            })
    void leavesOrdinaryCallsAlone(String body) throws IOException {
        assertThat(CallContent.forbiddenIn(CallContent.read(body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":1}{\"orQueries\":[]}", "{a:1}", "{\"a\":1} // x"})
    void refusesDocumentsThatCanBeReadInTwoWays(String body) {
        assertThatThrownBy(() -> CallContent.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigneeExpression=x",
                "candidateGroup%45xpression=x",
                "sortBy=dueDate&orQueries=x",
                "name=%24%7Bx%7D",
                "a=1;assigneeExpression=x"
            })
    void findsExpressionsInAQueryString(String query) {
        assertThat(CallContent.forbiddenIn(query)).isPresent();
    }
}
