package org.stromlauf.workflow.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Everything in the model is drawn, and nothing else. */
final class DiagramRule implements ModelRule {

    @Override
    public void check(Model model, Known known, Findings findings) {
        var shapes = drawn(model.diagram("BPMNShape"));
        var edges = drawn(model.diagram("BPMNEdge"));
        var expectedShapes = ids(Stream.concat(model.nodes().stream(), model.bpmn("textAnnotation").stream()));
        var expectedEdges = ids(Stream.concat(model.flows().stream(), model.bpmn("association").stream()));
        missing(expectedShapes, shapes).forEach(id -> findings.add(id, "The shape is missing in the diagram"));
        missing(expectedEdges, edges).forEach(id -> findings.add(id, "The edge is missing in the diagram"));
        missing(shapes, expectedShapes).forEach(id -> findings.add(id, "Drawn, but not in the process"));
        missing(edges, expectedEdges).forEach(id -> findings.add(id, "Drawn, but not in the process"));
        model.diagram("BPMNShape").stream()
                .filter(s -> Model.child(s, "Bounds").isEmpty())
                .forEach(s -> findings.add(s.getAttribute("bpmnElement"), "The shape has no bounds"));
        model.diagram("BPMNEdge").stream()
                .filter(e -> Model.children(e).stream()
                                .filter(c -> c.getLocalName().equals("waypoint"))
                                .count()
                        < 2)
                .forEach(e -> findings.add(e.getAttribute("bpmnElement"), "The edge has fewer than two points"));
    }

    private static Set<String> drawn(List<Element> figures) {
        return figures.stream().map(f -> f.getAttribute("bpmnElement")).collect(Collectors.toSet());
    }

    private static Set<String> ids(Stream<Element> elements) {
        return elements.map(Model::id).collect(Collectors.toSet());
    }

    private static List<String> missing(Set<String> expected, Set<String> present) {
        var missing = new HashSet<>(expected);
        missing.removeAll(present);
        return missing.stream().sorted().toList();
    }
}
