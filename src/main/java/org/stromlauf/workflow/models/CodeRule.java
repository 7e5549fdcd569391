package org.stromlauf.workflow.models;

import java.util.Set;
import org.w3c.dom.Element;

/** A model carries no code, and each of its steps says who does it. */
final class CodeRule implements ModelRule {

    private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector", "field");
    private static final Set<String> ATTRIBUTES = Set.of("class", "expression", "resource", "formHandlerClass");

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var element : model.all()) {
            if (ELEMENTS.contains(element.getLocalName()))
                findings.add(Model.id(element), "Models carry no code: " + element.getLocalName());
            for (var attribute : ATTRIBUTES) {
                if (element.hasAttribute(attribute)
                        || !Model.camunda(element, attribute).isEmpty())
                    findings.add(Model.id(element), "Models carry no code: " + attribute);
            }
        }
        model.nodes().forEach(n -> checkWork(model, n, findings));
    }

    private static void checkWork(Model model, Element node, Findings findings) {
        switch (node.getLocalName()) {
            case "serviceTask", "sendTask" -> {
                if (Model.camunda(node, "delegateExpression").isEmpty()
                        && Model.camunda(node, "topic").isEmpty())
                    findings.add(Model.id(node), "camunda:delegateExpression is missing");
            }
            case "receiveTask" -> {
                if (model.byId(node.getAttribute("messageRef")).isEmpty())
                    findings.add(Model.id(node), "The message is missing");
            }
            case "task", "manualTask" ->
                findings.add(Model.id(node), "The engine does nothing here: give the task a kind");
            default -> {}
        }
    }
}
