package org.stromlauf.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses models that carry code or reach outside: Java classes, scripts, connectors, external resources, injected fields. What
 * a model may do beyond BPMN stands in a process bean.
 */
class ModelGuard extends AbstractBpmnParseListener {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn:";

    private static final Set<String> ELEMENTS = Set.of("script", "scriptTask", "connector", "field", "validation");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "resource",
            "formHandlerClass",
            "variableMappingClass",
            "expression",
            "variableMappingDelegateExpression");

    /** JUEL is the default of conditions; FEEL is the engine's other safe language. */
    private static final Set<String> LANGUAGES = Set.of("juel", "feel", "JUEL", "FEEL");

    private static final Map<String, Set<String>> ONLY = Map.of("type", Set.of("external"), "scriptFormat", Set.of());

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root, "definitions");
    }

    private static void check(Element element, String owner) {
        var id = element.attribute("id") == null ? owner : element.attribute("id");
        if (ELEMENTS.contains(element.getTagName())) throw refused(id, "element " + element.getTagName());
        for (var name : element.attributes()) checkAttribute(element, name, id);
        for (var child : element.elements()) check(child, id);
    }

    private static void checkAttribute(Element element, String key, String id) {
        var name = key.startsWith(CAMUNDA) ? key.substring(CAMUNDA.length()) : key;
        var value = element.attribute(key);
        if (ATTRIBUTES.contains(name)) throw refused(id, "camunda:" + name);
        if (name.equals("language") && !LANGUAGES.contains(value)) throw refused(id, "language " + value);
        if (key.startsWith(CAMUNDA)
                && ONLY.containsKey(name)
                && !ONLY.getOrDefault(name, Set.of()).contains(value)) {
            var formField = element.getTagName().equals("formField")
                    || element.getTagName().equals("userTask");
            if (!formField) throw refused(id, "camunda:" + name + "=" + value);
        }
    }

    private static ProcessEngineException refused(String id, String what) {
        return new ProcessEngineException("The model is refused: " + what + " at '" + id
                + "'. Models name process beans by delegateExpression only.");
    }
}
