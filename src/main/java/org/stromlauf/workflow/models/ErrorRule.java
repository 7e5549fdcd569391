package org.stromlauf.workflow.models;

import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Every error code is caught: an error nobody catches would stop the process with an incident. */
final class ErrorRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        var caught = model.bpmn("errorEventDefinition").stream()
                .filter(ErrorRule::catches)
                .map(d -> d.getAttribute("errorRef"))
                .collect(Collectors.toSet());
        for (var error : model.bpmn("error")) {
            var code = error.getAttribute("errorCode");
            if (!code.matches("Err_[A-Z]\\w+"))
                findings.add(Model.id(error), "An error's code is named Err_…, not '" + code + "'");
            if (!caught.contains(Model.id(error))) findings.add(Model.id(error), "Nobody catches " + code);
        }
    }

    private static boolean catches(Element definition) {
        var event = ((Element) definition.getParentNode()).getLocalName();
        return event.equals("boundaryEvent") || event.equals("startEvent");
    }
}
