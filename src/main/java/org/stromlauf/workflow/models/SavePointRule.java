package org.stromlauf.workflow.models;

import org.w3c.dom.Element;

/**
 * After a start and after a caught message the engine saves before it goes on, so that an error there does not undo the receipt
 * of what came in. A model that others of its folder call begins in their transaction, and goes on in them: it needs none at its
 * start, and one at its end if that follows a message.
 */
final class SavePointRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        var called = model.isCalled();
        model.bpmn("startEvent", "receiveTask", "intermediateCatchEvent", "boundaryEvent").stream()
                .filter(e -> isBeginning(e, called))
                .filter(e -> !isTrue(e, "asyncAfter"))
                .forEach(caught -> checkNext(model, caught, Model.id(caught), findings));
    }

    /** A caught timer is none: its job is a transaction of its own. */
    private static boolean isBeginning(Element event, boolean called) {
        if (event.getLocalName().equals("receiveTask")) return true;
        var kind = Model.definition(event).orElse("plain");
        return kind.equals("message")
                || (!called
                        && kind.equals("plain")
                        && event.getLocalName().equals("startEvent")
                        && event.getParentNode().getLocalName().equals("process"));
    }

    private static void checkNext(Model model, Element from, String caught, Findings findings) {
        for (var next : model.successors(from)) {
            if (isTrue(next, "asyncBefore")) continue;
            var name = next.getLocalName();
            if (name.equals("subProcess")) checkInside(model, next, caught, findings);
            else if (name.equals("callActivity")) checkCalled(model, next, caught, findings);
            else if (Model.isGateway(next) && model.outgoing(next).size() == 1)
                checkNext(model, next, caught, findings);
            else if (name.equals("endEvent") && next.getParentNode() instanceof Element parent)
                checkEnd(model, next, parent, caught, findings);
            else findings.add(Model.id(next), "camunda:asyncBefore is missing after " + caught);
        }
    }

    /** The end of a called model is not the end: its caller goes on. */
    private static void checkEnd(Model model, Element end, Element parent, String caught, Findings findings) {
        if (!parent.getLocalName().equals("process")) checkNext(model, parent, caught, findings);
        else if (model.isCalled())
            findings.add(Model.id(end), "camunda:asyncBefore is missing after " + caught + ": the caller goes on here");
    }

    private static void checkCalled(Model model, Element call, String caught, Findings findings) {
        var called = model.sibling(call.getAttribute("calledElement"));
        if (called.isEmpty()) findings.add(Model.id(call), "camunda:asyncBefore is missing after " + caught);
        else
            called.get()
                    .bpmn("process")
                    .forEach(p -> checkInside(
                            called.get(),
                            p,
                            caught,
                            (id, message) -> findings.add(
                                    Model.id(call),
                                    message + ", in " + called.get().name())));
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
