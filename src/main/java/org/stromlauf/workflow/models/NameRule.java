package org.stromlauf.workflow.models;

import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The file is named as its process, the process keeps its history for a stated time, ids say what they mean. */
final class NameRule implements ModelRule {

    /** What a modeller invents: {@code Activity_0x1b2c3}. */
    private static final Pattern GENERATED = Pattern.compile(".*_[0-9a-z]{7}");

    private static final Pattern VAGUE = Pattern.compile("(?i).*\\b(processed|handled)\\b.*");

    private static final Map<String, Pattern> EVENTS = Map.of(
            "startEvent", Pattern.compile("(StartEvent|Timer)_[A-Z]\\w+"),
            "endEvent", Pattern.compile("EndEvent_[A-Z]\\w+"),
            "boundaryEvent", Pattern.compile("(BoundaryEvent|Timer)_[A-Z]\\w+"),
            "intermediateCatchEvent", Pattern.compile("(Event|IntermediateEvent|Timer)_[A-Z]\\w+"),
            "intermediateThrowEvent", Pattern.compile("(Event|IntermediateEvent)_[A-Z]\\w+"));

    @Override
    public void check(Model model, Known known, Findings findings) {
        var processes = model.bpmn("process");
        if (processes.size() != 1) {
            findings.add("-", "A file holds one process, this one holds " + processes.size());
            return;
        }
        checkProcess(model, processes.get(0), findings);
        model.nodes().forEach(n -> checkNode(n, findings));
        model.flows().forEach(f -> checkId(f, Pattern.compile("Flow_[A-Z]\\w+"), findings));
        model.bpmn("message").forEach(m -> checkMessage(m, findings));
    }

    private static void checkProcess(Model model, Element process, Findings findings) {
        var id = Model.id(process);
        if (!id.equals(model.name())) findings.add(id, "The file must be named " + id + ".bpmn");
        if (!process.getAttribute("isExecutable").equals("true")) findings.add(id, "isExecutable must be true");
        if (Model.label(process).isBlank()) findings.add(id, "The process has no name");
        if (Model.camunda(process, "historyTimeToLive").isEmpty())
            findings.add(id, "camunda:historyTimeToLive is missing");
        if (Model.child(process, "documentation").isEmpty())
            findings.add(id, "The documentation is missing: who does this, by which rule, what is the business key");
    }

    private static void checkNode(Element node, Findings findings) {
        checkId(node, pattern(node), findings);
        var label = Model.label(node);
        if (label.isBlank() && !Model.isGateway(node)) findings.add(Model.id(node), "The label is missing");
        if (Model.isEvent(node) && VAGUE.matcher(label).matches())
            findings.add(Model.id(node), "An event says which state was reached, not '" + label + "'");
    }

    private static Pattern pattern(Element node) {
        if (Model.isTask(node)) return Pattern.compile("(Task|CallActivity)_[A-Z]\\w+");
        if (Model.isGateway(node)) return Pattern.compile("Gateway_[A-Z]\\w+");
        return EVENTS.getOrDefault(node.getLocalName(), Pattern.compile("SubProcess_[A-Z]\\w+"));
    }

    private static void checkMessage(Element message, Findings findings) {
        checkId(message, Pattern.compile("Message_[A-Z]\\w+"), findings);
        if (!Model.label(message).matches("Msg_[A-Z]\\w+"))
            findings.add(Model.id(message), "A message is named Msg_…, not '" + Model.label(message) + "'");
    }

    private static void checkId(Element element, Pattern pattern, Findings findings) {
        var id = Model.id(element);
        if (GENERATED.matcher(id).matches()) findings.add(id, "The id is generated; say what it means");
        if (!pattern.matcher(id).matches()) findings.add(id, "The id must look like " + pattern);
    }
}
