package org.stromlauf.workflow.models;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A timer reads a variable that the market's calendar computed, and a note beside it names the rule it comes from. */
final class TimerRule implements ModelRule {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+}");

    /** A paragraph, a rule book of the Bundesnetzagentur, a decision tree or handbook of BDEW, or a rule of the house. */
    private static final Pattern SOURCE = Pattern.compile(
            "§|GPKE|WiM|MaBiS|MPES|GeLi|BK[67]-|E_\\d{4}|\\bEBD\\b|\\bAHB\\b|APERAK|CONTRL|[Hh]ouse rule");

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var definition : model.bpmn("timerEventDefinition")) {
            var event = (Element) definition.getParentNode();
            if (!hasSource(model, event))
                findings.add(Model.id(event), "No text annotation names the legal source of the timer");
            Model.children(definition).stream()
                    .filter(t -> t.getLocalName().startsWith("time"))
                    .filter(t -> !VARIABLE.matcher(t.getTextContent().strip()).matches())
                    .forEach(t -> findings.add(Model.id(event), "A timer reads a variable, not " + t.getTextContent()));
        }
    }

    /** At the timer, at the task it hangs on, or at the event sub-process it begins. */
    private static boolean hasSource(Model model, Element event) {
        var parent = Model.isEventSubProcess(event.getParentNode()) ? Model.id((Element) event.getParentNode()) : "";
        var places = Stream.of(Model.id(event), event.getAttribute("attachedToRef"), parent)
                .filter(p -> !p.isEmpty())
                .collect(Collectors.toSet());
        return model.bpmn("association").stream()
                .flatMap(a -> annotation(model, a, places))
                .anyMatch(t -> SOURCE.matcher(t.getTextContent()).find());
    }

    private static Stream<Element> annotation(Model model, Element association, Set<String> places) {
        var source = association.getAttribute("sourceRef");
        var target = association.getAttribute("targetRef");
        var other = places.contains(source) ? target : places.contains(target) ? source : "";
        return model.byId(other).stream().filter(e -> e.getLocalName().equals("textAnnotation"));
    }
}
