package org.stromlauf.workflow.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Refuses models that carry code or reach outside: Java classes, scripts, connectors, mails, injected fields, imports. What a
 * model may do beyond BPMN stands in a process bean. Of the engine's extensions it lets pass what is listed here, nothing else.
 */
final class ModelGuard {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The engine reads the extensions under this old name too. */
    private static final String ALIAS = "http://activiti.org/bpmn";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final Set<String> REFUSED_ELEMENTS = Set.of("script", "scriptTask", "import");

    /** Extension elements and the attributes (without name space) that each may have. */
    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("properties", Set.of()),
            Map.entry("property", Set.of("id", "name", "value")),
            Map.entry("inputOutput", Set.of()),
            Map.entry("inputParameter", Set.of("name")),
            Map.entry("outputParameter", Set.of("name")),
            Map.entry("list", Set.of()),
            Map.entry("value", Set.of()),
            Map.entry("map", Set.of()),
            Map.entry("entry", Set.of("key")),
            Map.entry("in", Set.of("source", "target", "businessKey", "variables", "local")),
            Map.entry("out", Set.of("source", "target", "variables", "local")),
            Map.entry("executionListener", Set.of("event", "delegateExpression")),
            Map.entry("taskListener", Set.of("event", "delegateExpression", "id")),
            Map.entry("failedJobRetryTimeCycle", Set.of()));

    /** Attributes of the engine at elements of BPMN. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "jobPriority",
            "delegateExpression",
            "historyTimeToLive",
            "isStartableInTasklist",
            "versionTag",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "candidateGroups",
            "candidateUsers",
            "assignee",
            "dueDate",
            "followUpDate",
            "priority",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "mapDecisionResult",
            "resultVariable",
            "calledElementBinding",
            "calledElementVersion",
            "collection",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "initiator",
            "variableName",
            "variableEvents",
            "topic",
            "taskPriority",
            "type");

    /** Attributes of BPMN itself by which an engine is told another language or implementation. */
    private static final Set<String> LANGUAGES = Set.of("language", "expressionLanguage", "scriptFormat");

    private static final Set<String> LANGUAGE_NAMES = Set.of("juel", "JUEL", "http://www.w3.org/1999/XPath");

    private ModelGuard() {}

    /** Before the engine reads the model, for reading already makes instances of classes that the model names. */
    static void check(Element root) {
        check(root, "definitions");
    }

    private static void check(Element element, String owner) {
        var id = element.attribute("id") == null ? owner : element.attribute("id");
        var name = element.getTagName();
        var extension = CAMUNDA.equals(element.getUri());
        if (ALIAS.equals(element.getUri())) throw refused(id, "name space " + ALIAS);
        if (REFUSED_ELEMENTS.contains(name)) throw refused(id, "element " + name);
        if (extension && !ELEMENTS.containsKey(name)) throw refused(id, "element camunda:" + name);
        for (var key : element.attributes()) checkAttribute(extension ? name : null, key, element.attribute(key), id);
        checkText(element.getText(), id);
        for (var child : element.elements()) check(child, id);
    }

    private static void checkAttribute(@Nullable String extension, String key, String value, String id) {
        var colon = key.lastIndexOf(':');
        var uri = colon < 0 ? (extension == null ? BPMN : CAMUNDA) : key.substring(0, colon);
        var name = key.substring(colon + 1);
        if (ALIAS.equals(uri)) throw refused(id, "name space " + ALIAS);
        var allowed = extension == null ? ATTRIBUTES : ELEMENTS.getOrDefault(extension, Set.of());
        if (CAMUNDA.equals(uri) && !allowed.contains(name)) throw refused(id, "camunda:" + name);
        if (CAMUNDA.equals(uri) && name.equals("type") && !value.equals("external"))
            throw refused(id, "camunda:type=" + value);
        if (BPMN.equals(uri) && LANGUAGES.contains(name) && !LANGUAGE_NAMES.contains(value))
            throw refused(id, name + " " + value);
        checkText(value, id);
    }

    private static void checkText(@Nullable String text, String id) {
        if (text == null) return;
        ExpressionTexts.forbiddenInModel(text).ifPresent(what -> {
            throw refused(id, what);
        });
    }

    private static ProcessEngineException refused(String id, String what) {
        return new ProcessEngineException("The model is refused: " + what + " at '" + id
                + "'. Models name process beans by delegateExpression only.");
    }
}
