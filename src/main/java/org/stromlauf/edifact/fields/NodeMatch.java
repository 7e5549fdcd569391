package org.stromlauf.edifact.fields;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.KeyPart;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;

/** Finds the nodes of a definition that a segment of a field path means: all, or only those in a PID's column. */
public record NodeMatch(MessageDefinition definition, @Nullable String pid) {

    /** The nodes under any of the parents, in the order of the message. */
    public List<Node> under(List<Node> parents, FieldSegment segment) {
        return parents.stream()
                .flatMap(p -> definition.slots(p.index()).stream())
                .filter(slot -> slot.tag().equals(segment.tag()))
                .flatMap(slot -> slot.nodes().stream())
                .filter(n -> matches(segment, n))
                .toList();
    }

    private boolean matches(FieldSegment segment, Node node) {
        if (!java.util.Objects.equals(node.group(), segment.group())) {
            return false;
        }
        var column = pid;
        if (column == null) {
            return node.key().stream().allMatch(k -> fits(segment, k));
        }
        var rule = definition.rule(column, node.index());
        return rule != null && fits(segment, node, rule);
    }

    private static boolean fits(FieldSegment segment, Node node, NodeRule rule) {
        for (var element : rule.elements()) {
            var component = segment.component(element.element(), element.component());
            if (component.isPresent() && !element.codes().isEmpty()) {
                var codes = component.get().part().codes();
                if (!codes.isEmpty() && element.codes().stream().noneMatch(c -> codes.contains(c.code()))) {
                    return false;
                }
            }
        }
        return node.key().stream().filter(k -> isAsked(rule, k)).allMatch(k -> fits(segment, k));
    }

    private static boolean isAsked(NodeRule rule, KeyPart key) {
        return rule.elements().stream().anyMatch(e -> e.element() == key.element() && e.component() == key.component());
    }

    private static boolean fits(FieldSegment segment, KeyPart key) {
        var component = segment.component(key.element(), key.component());
        if (component.isPresent()) {
            var codes = component.get().part().codes();
            return codes.isEmpty() || !Collections.disjoint(codes, key.codes());
        }
        return !segment.isBeforeEnd(key.element(), key.component());
    }
}
