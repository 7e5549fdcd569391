package org.stromlauf.workflow.models;

import java.nio.file.Files;
import org.w3c.dom.Element;

/** A decision or a called process lies beside the model that uses it and is deployed with it. */
final class DecisionRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var task : model.bpmn("businessRuleTask")) {
            if (Model.camunda(task, "delegateExpression").isEmpty())
                check(model, task, "decisionRef", Model.camunda(task, "decisionRef") + ".dmn", findings);
        }
        for (var call : model.bpmn("callActivity")) {
            check(model, call, "calledElement", call.getAttribute("calledElement") + ".bpmn", findings);
        }
    }

    private static void check(Model model, Element task, String kind, String file, Findings findings) {
        if (!Files.exists(model.file().resolveSibling(file)))
            findings.add(Model.id(task), kind + ": " + file + " is missing beside the model");
        if (!Model.camunda(task, kind + "Binding").equals("deployment"))
            findings.add(Model.id(task), "camunda:" + kind + "Binding must be deployment");
    }
}
