package org.stromlauf.workflow.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * FEEL, with a short way for what nearly every cell of a decision table is: a field of a map or of JSON, compared with a truth
 * value or with texts, and a text as its answer. The full language reads each cell anew at each decision, a hundred times a table; all else goes to it.
 */
final class PlainFeel implements FeelEngine {

    private static final Pattern FIELD = Pattern.compile("([A-Za-z]\\w*)\\.([A-Za-z]\\w*)");
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\\\]*\"(?:,\"[^\"\\\\]*\")*");

    private final FeelEngine full = new ScalaFeelEngineFactory().createInstance();

    @Override
    // The engine's interface leaves the type to its caller.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        if (TEXT.matcher(expression).matches()) return (T) expression.substring(1, expression.length() - 1);
        var field = field(expression, variables);
        if (field instanceof Boolean || field instanceof String) return (T) field;
        return full.evaluateSimpleExpression(expression, variables);
    }

    private static @Nullable Object field(String expression, VariableContext variables) {
        var path = FIELD.matcher(expression);
        if (!path.matches()) return null;
        var value = value(path.group(1), variables);
        if (value instanceof SpinJsonNode json) return field(json, path.group(2));
        return value instanceof Map<?, ?> map ? map.get(path.group(2)) : null;
    }

    private static @Nullable Object field(SpinJsonNode json, String name) {
        if (!json.isObject() || !json.hasProp(name)) return null;
        var field = json.prop(name);
        if (field.isBoolean()) return field.boolValue();
        return field.isString() ? field.stringValue() : null;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        var value = value(input, variables);
        if (value instanceof Boolean && (tests.equals("true") || tests.equals("false"))) {
            return value.toString().equals(tests);
        }
        if (value instanceof String text && TEXTS.matcher(tests).matches()) {
            var texts = tests.substring(1, tests.length() - 1).split("\",\"", -1);
            return Arrays.asList(texts).contains(text);
        }
        return full.evaluateSimpleUnaryTests(tests, input, variables);
    }

    private static @Nullable Object value(String name, VariableContext variables) {
        return variables.containsVariable(name) ? variables.resolve(name).getValue() : null;
    }
}
