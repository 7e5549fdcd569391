package org.stromlauf.workflow.engine;

import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Refuses decision tables in other languages than FEEL and JUEL, and cells that reach for more than values. */
final class DecisionGuard implements DmnTransformListener {

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph graph) {
        check(definitions.getDomElement(), "definitions");
    }

    private static void check(DomElement element, String owner) {
        var id = Optional.ofNullable(element.getAttribute("id")).orElse(owner);
        checkLanguage(element.getAttribute("expressionLanguage"), id);
        if (element.getLocalName().equals("text")) {
            ExpressionTexts.forbiddenInDecision(element.getTextContent()).ifPresent(what -> {
                throw refused(id, what);
            });
        }
        for (var child : element.getChildElements()) check(child, id);
    }

    private static void checkLanguage(@Nullable String language, String id) {
        if (language == null) return;
        var name = language.toLowerCase(Locale.ROOT);
        var feel = name.startsWith("http") && name.contains("www.omg.org/spec/") && name.contains("feel");
        if (!feel && !name.equals("feel") && !name.equals("juel")) throw refused(id, "language " + language);
    }

    private static ProcessEngineException refused(String id, String what) {
        return new ProcessEngineException(
                "The decision is refused: " + what + " at '" + id + "'. Tables compare values in FEEL or JUEL.");
    }

    @Override
    public void transformDecision(Decision decision, DmnDecision transformed) {}

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl transformed) {}

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl transformed) {}

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl transformed) {}
}
