package org.stromlauf.workflow.models;

import org.w3c.dom.Element;

/**
 * After a start and after a caught message the engine saves before it goes on, so that an error there does not undo the receipt
 * of what came in.
 */
final class SavePointRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        model.bpmn("startEvent", "receiveTask", "intermediateCatchEvent", "boundaryEvent").stream()
                .filter(SavePointRule::isBeginning)
                .filter(e -> !isTrue(e, "asyncAfter"))
                .forEach(caught -> checkNext(model, caught, Model.id(caught), findings));
    }

    /** A caught timer is none: its job is a transaction of its own. */
    private static boolean isBeginning(Element event) {
        if (event.getLocalName().equals("receiveTask")) return true;
        var kind = Model.definition(event).orElse("plain");
        return kind.equals("message")
                || (kind.equals("plain")
                        && event.getLocalName().equals("startEvent")
                        && event.getParentNode().getLocalName().equals("process"));
    }

    private static void checkNext(Model model, Element from, String caught, Findings findings) {
        for (var next : model.successors(from)) {
            if (isTrue(next, "asyncBefore")) continue;
            if (next.getLocalName().equals("subProcess")) checkInside(model, next, caught, findings);
            else if (Model.isGateway(next) && model.outgoing(next).size() == 1)
                checkNext(model, next, caught, findings);
            else if (next.getLocalName().equals("endEvent") && next.getParentNode() instanceof Element parent)
                checkNext(model, parent, caught, findings);
            else findings.add(Model.id(next), "camunda:asyncBefore is missing after " + caught);
        }
    }

    private static void checkInside(Model model, Element subProcess, String caught, Findings findings) {
        Model.children(subProcess).stream()
                .filter(c -> c.getLocalName().equals("startEvent"))
                .forEach(start -> checkNext(model, start, caught, findings));
    }

    private static boolean isTrue(Element element, String attribute) {
        return Model.camunda(element, attribute).equals("true");
    }
}
