package org.stromlauf.edifact.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;
import org.stromlauf.edifact.fields.FieldSegment;
import org.stromlauf.edifact.fields.NodeMatch;
import org.stromlauf.edifact.fields.PatternPart.Use;

/** Compiles what a PID's column of a definition and the field names give together: which segments are written, from what, in what order. */
final class PlanBuilder {

    private static final Set<String> WRITTEN_BY_FRAME = Set.of("UNH", "UNT");

    private final MessageDefinition definition;
    private final String column;
    private final NodeMatch match;

    private PlanBuilder(MessageDefinition definition, String column) {
        this.definition = definition;
        this.column = column;
        this.match = new NodeMatch(definition, column);
    }

    /**
     * The plan of a message.
     *
     * @param column a PID of the definition
     */
    static PlanSegment build(MessageDefinition definition, String column, FieldSegment fields) {
        var builder = new PlanBuilder(definition, column);
        var root = List.of(definition.node(0));
        var children = builder.children(fields, root);
        return new PlanSegment("", 0, "", List.of(), children, null, true, scope(children));
    }

    private List<PlanSegment> children(FieldSegment fields, List<Node> parents) {
        var children = new ArrayList<PlanSegment>();
        var covered = new HashSet<Integer>();
        for (var child : fields.children()) {
            var nodes = match.under(parents, child);
            nodes.forEach(n -> covered.add(n.index()));
            if (!nodes.isEmpty()) {
                children.add(segment(child, nodes));
            }
        }
        if (parents.size() == 1) {
            constants(parents.get(0), covered).forEach(children::add);
        }
        children.sort(Comparator.comparingInt(PlanSegment::order));
        return List.copyOf(children);
    }

    private PlanSegment segment(FieldSegment fields, List<Node> nodes) {
        var first = nodes.get(0);
        var parts = parts(fields, nodes);
        var children = children(fields, nodes);
        var always = nodes.stream().allMatch(this::isConstant) && parts.stream().allMatch(PlanPart::isFixed);
        return new PlanSegment(
                first.path(),
                first.index(),
                first.tag(),
                parts,
                children,
                fields.repeatedAs(),
                always,
                fields.repeatedAs() == null ? null : scope(parts, children));
    }

    private List<PlanSegment> constants(Node parent, Set<Integer> covered) {
        return definition.slots(parent.index()).stream()
                .flatMap(slot -> slot.nodes().stream())
                .filter(n -> !covered.contains(n.index()) && !WRITTEN_BY_FRAME.contains(n.tag()))
                .filter(this::isConstant)
                .map(n -> new PlanSegment(
                        n.path(), n.index(), n.tag(), constantParts(rule(n)), List.of(), null, true, null))
                .toList();
    }

    /** Whether the PID requires the segment wherever its parent stands and leaves no choice in it. */
    private boolean isConstant(Node node) {
        var rule = definition.rule(column, node.index());
        return rule != null
                && isRequired(rule.group())
                && isRequired(rule.segment())
                && rule.elements().stream().allMatch(e -> e.codes().size() == 1)
                && (!node.isGroup()
                        || definition.slots(node.index()).stream()
                                .flatMap(s -> s.nodes().stream())
                                .allMatch(n -> definition.rule(column, n.index()) == null));
    }

    private static boolean isRequired(@Nullable String status) {
        return status == null || status.equals("Muss");
    }

    private static List<PlanPart> constantParts(NodeRule rule) {
        return rule.elements().stream()
                .map(e -> new PlanPart(
                        e.element(),
                        e.component(),
                        Use.FIXED,
                        null,
                        e.codes().get(0).code(),
                        List.of()))
                .toList();
    }

    private List<PlanPart> parts(FieldSegment fields, List<Node> nodes) {
        var parts = new TreeMap<Integer, PlanPart>();
        for (var component : fields.components()) {
            var part = component.part();
            var codes = codes(nodes, part.element(), part.component(), part.codes());
            var fixed = codes.size() == 1 && part.use() != Use.AGENCY ? codes.get(0) : null;
            var field = part.use() == Use.AGENCY
                    ? fields.component(part.element(), 1).orElseThrow().field()
                    : component.field();
            var use = field == null ? Use.FIXED : part.use();
            parts.put(
                    part.element() * 1000 + part.component(),
                    new PlanPart(part.element(), part.component(), use, field, fixed, codes));
        }
        if (nodes.size() == 1) {
            rule(nodes.get(0)).elements().stream()
                    .filter(e -> e.codes().size() == 1 && isUnconditional(e))
                    .forEach(e -> parts.putIfAbsent(
                            e.element() * 1000 + e.component(),
                            new PlanPart(
                                    e.element(),
                                    e.component(),
                                    Use.FIXED,
                                    null,
                                    e.codes().get(0).code(),
                                    List.of())));
        }
        return List.copyOf(parts.values());
    }

    private static boolean isUnconditional(ElementRule element) {
        return !element.codes().get(0).status().contains("[");
    }

    /** The codes that pattern and column both allow; empty when any value may stand there. */
    private List<String> codes(List<Node> nodes, int element, int component, List<String> wanted) {
        var allowed = nodes.stream()
                .flatMap(n -> element(rule(n), element, component).stream())
                .flatMap(e -> e.codes().stream())
                .map(NodeRule.CodeRule::code)
                .distinct()
                .toList();
        if (allowed.isEmpty() || wanted.isEmpty()) {
            return allowed.isEmpty() ? wanted : allowed;
        }
        return allowed.stream().filter(wanted::contains).toList();
    }

    private static Optional<ElementRule> element(NodeRule rule, int element, int component) {
        return rule.elements().stream()
                .filter(e -> e.element() == element && e.component() == component)
                .findFirst();
    }

    private NodeRule rule(Node node) {
        return java.util.Objects.requireNonNull(definition.rule(column, node.index()));
    }

    private static PlanSegment.Scope scope(List<PlanSegment> children) {
        return scope(List.of(), children);
    }

    private static PlanSegment.Scope scope(List<PlanPart> parts, List<PlanSegment> children) {
        var scope = new PlanSegment.Scope(new HashSet<>(), new HashSet<>());
        parts.forEach(p -> addField(scope, p));
        children.forEach(c -> addNames(scope, c));
        return scope;
    }

    private static void addNames(PlanSegment.Scope scope, PlanSegment segment) {
        if (segment.repeatedAs() != null) {
            scope.groups().add(segment.repeatedAs());
            return;
        }
        segment.parts().forEach(p -> addField(scope, p));
        segment.children().forEach(c -> addNames(scope, c));
    }

    private static void addField(PlanSegment.Scope scope, PlanPart part) {
        if (part.field() != null) {
            scope.fields().add(part.field());
        }
    }
}
