package org.stromlauf.workflow.models;

import org.w3c.dom.Element;

/** Where a process decides it asks a question, and its ways answer it; nothing else decides. */
final class GatewayRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var node : model.nodes()) {
            var ways = model.outgoing(node).size();
            var decides = node.getLocalName().matches("(exclusive|inclusive|complex)Gateway");
            if (decides && ways > 1) checkQuestion(model, node, findings);
            else if (!Model.isGateway(node) && ways > 1)
                findings.add(Model.id(node), "Several ways leave it; put a gateway between");
            if (!decides || ways < 2) checkUnconditional(model, node, findings);
        }
    }

    private static void checkQuestion(Model model, Element gateway, Findings findings) {
        var id = Model.id(gateway);
        if (!Model.label(gateway).endsWith("?")) findings.add(id, "The gateway asks no question");
        var otherwise = gateway.getAttribute("default");
        if (otherwise.isEmpty()) findings.add(id, "The gateway has no default flow");
        for (var flow : model.outgoing(gateway)) {
            if (Model.label(flow).isBlank())
                findings.add(Model.id(flow), "The flow answers no question: its name is missing");
            var conditional = Model.child(flow, "conditionExpression").isPresent();
            if (conditional == Model.id(flow).equals(otherwise))
                findings.add(
                        Model.id(flow), conditional ? "The default flow has a condition" : "The condition is missing");
        }
    }

    private static void checkUnconditional(Model model, Element node, Findings findings) {
        model.outgoing(node).stream()
                .filter(f -> Model.child(f, "conditionExpression").isPresent())
                .forEach(f -> findings.add(Model.id(f), "Only flows of a deciding gateway have conditions"));
    }
}
