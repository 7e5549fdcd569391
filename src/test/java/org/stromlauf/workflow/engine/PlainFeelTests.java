package org.stromlauf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;

/** The short way decides as the full language does, whatever stands in a cell and in a field. */
class PlainFeelTests {

    private static final List<String> TESTS = List.of(
            "true",
            "false",
            "not(true)",
            "\"A30\"",
            "\"A30\",\"A34\"",
            "\"A30\", \"A34\"",
            "\"\"",
            "\"a,b\"",
            "\"a\\\"b\"",
            "not(\"A30\")",
            "\"true\"",
            ">= 5",
            "5",
            "[1..9]",
            "null");

    private static final String JSON =
            """
            {"yes": true, "code": "A30", "empty": "", "amount": 7, "nothing": null, "inner": {"code": "A34"}}
            """;

    private final FeelEngine plain = new PlainFeel();
    private final FeelEngine full = new ScalaFeelEngineFactory().createInstance();

    @Test
    void readsFieldsAsTheFullLanguageDoes() {
        var fields = new HashMap<String, Object>();
        fields.put("yes", true);
        fields.put("code", "A30");
        fields.put("empty", "");
        fields.put("amount", 7);
        fields.put("nothing", null);
        fields.put("inner", Map.of("code", "A34"));
        var variables = Variables.createVariables()
                .putValue("checks", fields)
                .putValue("json", SpinValues.jsonValue(JSON).create())
                .putValue("plain", "text")
                .asVariableContext();

        for (var expression : List.of(
                "checks.yes",
                "checks.code",
                "checks.empty",
                "checks.amount",
                "checks.nothing",
                "checks.missing",
                "checks.inner.code",
                "other.field",
                "plain",
                "plain.field",
                "not(checks.yes)",
                "checks.code = \"A30\"",
                "checks .code",
                "json.yes",
                "json.code",
                "json.empty",
                "json.amount",
                "json.nothing",
                "json.missing",
                "json.inner",
                "json.inner.code",
                "\"A30\"",
                "\"\"",
                "\"a\\\"b\"",
                "\"A30\" ",
                "\"A30\",\"A34\"")) {
            assertThat(outcome(() -> plain.evaluateSimpleExpression(expression, variables)))
                    .as(expression)
                    .isEqualTo(outcome(() -> full.evaluateSimpleExpression(expression, variables)));
        }
    }

    @Test
    void comparesCellsAsTheFullLanguageDoes() {
        var values = new ArrayList<Object>(List.of(true, false, "A30", "A34", "", "a,b", "a", "a\"b", "true", 5, 4.5));
        values.add(null);
        for (var value : values) {
            var variables = Variables.createVariables().putValue("cell", value).asVariableContext();
            for (var test : TESTS) {
                assertThat(decided(plain, test, variables))
                        .as("%s against %s", value, test)
                        .isEqualTo(decided(full, test, variables));
            }
        }
    }

    private static Object decided(FeelEngine engine, String test, VariableContext variables) {
        return outcome(() -> engine.evaluateSimpleUnaryTests(test, "cell", variables));
    }

    private static Object outcome(Supplier<Object> evaluation) {
        try {
            return String.valueOf(evaluation.get());
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }
}
