package org.stromlauf.edifact.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;
import org.stromlauf.shared.CanIgnoreReturnValue;

/** One message in the making. It begins with what its column always requires and grows by what its reader finds missing. */
final class Example {

    private static final String ALWAYS = "(Muss|X)(( ∧)? ?\\[(2061|5\\d\\d|9\\d\\d|UB\\d|\\d+P\\d+\\.\\.\\w+)])*";

    private static final Set<String> FRAME = Set.of("UNH", "BGM", "UNT");

    private final MessageDefinition definition;
    private final String pid;
    private final ExampleValues values;
    private final Wish wish;
    private final ExampleSegment root;

    Example(MessageDefinition definition, String pid, Wish wish) {
        this.definition = definition;
        this.pid = pid;
        this.values = new ExampleValues(definition, pid);
        this.wish = wish;
        this.root = new ExampleSegment(definition.node(0), new NodeRule(null, "Muss", List.of()));
        fill(root);
    }

    /** UNH to UNT. */
    String text() {
        var lines = lines();
        lines.get(lines.size() - 1).put(1, 1, Integer.toString(lines.size()));
        var text = new StringBuilder();
        lines.forEach(s -> text.append(s.text()));
        return text.toString();
    }

    private List<ExampleSegment> lines() {
        var lines = new ArrayList<ExampleSegment>();
        root.children.forEach(c -> c.each(lines::add));
        return lines;
    }

    private void fill(ExampleSegment parent) {
        for (var node : definition.nodes()) {
            var rule = node.index() == 0 || node.parent() != parent.node.index() ? null : rule(node);
            if (rule == null) continue;
            var status = gate(rule);
            var count = status.matches(ALWAYS) || FRAME.contains(node.tag())
                    ? 1
                    : Math.min(wish.segments(node), node.max());
            for (var i = 0; i < count; i++) add(parent, node);
        }
    }

    private static String gate(NodeRule rule) {
        return rule.group() == null ? rule.segment() : rule.group();
    }

    private @Nullable NodeRule rule(Node node) {
        return definition.rule(pid, node.index());
    }

    @CanIgnoreReturnValue
    private ExampleSegment add(ExampleSegment parent, Node node) {
        var rule = java.util.Objects.requireNonNull(rule(node));
        var segment = new ExampleSegment(node, rule);
        for (var element : rule.elements()) {
            var isKey = node.key().stream()
                    .anyMatch(k -> k.element() == element.element() && k.component() == element.component());
            if (isKey
                    || isFirstCode(rule, element)
                    || isTime(node, element)
                    || element.status().matches(ALWAYS)
                    || wish.element()) value(segment, element);
        }
        name(segment);
        parent.add(segment);
        fill(segment);
        return segment;
    }

    /** DTM says nothing without its time, whatever conditions its form has. */
    private static boolean isTime(Node node, ElementRule element) {
        return node.tag().equals("DTM") && element.element() == 1 && element.component() == 2;
    }

    /** What names the segment, so that the column knows it. */
    private static boolean isFirstCode(NodeRule rule, ElementRule element) {
        return rule.elements().stream()
                .filter(e -> !e.codes().isEmpty())
                .findFirst()
                .filter(element::equals)
                .isPresent();
    }

    /** What UNH and UNT say of the message itself. */
    private void name(ExampleSegment segment) {
        if (segment.node.tag().equals("UNH")) {
            segment.put(1, 1, "1");
            segment.put(2, 4, "UN");
        } else if (segment.node.tag().equals("UNT")) {
            segment.put(2, 1, "1");
        }
    }

    private void value(ExampleSegment segment, ElementRule element) {
        var candidates = values.candidates(segment, element);
        var key = segment.node.key().stream()
                .filter(k -> k.element() == element.element() && k.component() == element.component())
                .findFirst();
        var fitting = key.isEmpty()
                ? candidates
                : candidates.stream().filter(key.get()::allows).toList();
        if (fitting.isEmpty()) fitting = key.orElseThrow().codes();
        var first = element.codes().isEmpty() ? 0 : wish.choice(fitting.size());
        var attempt = segment.attempt(element.element(), element.component());
        segment.put(element.element(), element.component(), fitting.get((first + attempt) % fitting.size()));
    }

    /** Mends what a finding says; whether there was anything to mend. */
    boolean mend(Finding finding) {
        var lines = lines();
        var number = finding.segment();
        if (number == null || number > lines.size()) return false;
        var segment = lines.get(number - 1);
        var element = finding.element();
        if (element == null) return addMissing(segment, finding);
        if (!segment.node.path().equals(finding.path())) return addCode(segment, finding, element);
        var component = finding.component() == null ? 1 : finding.component();
        for (var rule : segment.rule.elements()) {
            if (rule.element() == element && rule.component() == component) {
                if (!segment.get(element, component).isEmpty()) return next(segment, rule);
                value(segment, rule);
                return true;
            }
        }
        return false;
    }

    private boolean next(ExampleSegment segment, ElementRule rule) {
        // Twice around: what a value must be can change with what was added since.
        var most = 2 * values.candidates(segment, rule).size();
        if (segment.nextAttempt(rule.element(), rule.component()) > most) return false;
        value(segment, rule);
        return true;
    }

    private boolean addMissing(ExampleSegment at, Finding finding) {
        var path = finding.path();
        if (path == null && finding.code().equals("PID_MISSING")) return addPid();
        if (path == null || !finding.code().endsWith("_MISSING")) return false;
        for (var node : definition.nodes()) {
            var isIt = node.path().equals(path)
                    || (finding.layer() == Finding.Layer.STRUCTURE
                            && node.path().matches(Pattern.quote(path) + "(\\+.*)?"));
            if (node.index() > 0 && isIt && rule(node) != null) {
                var parent = node.parent() == 0 ? root : parentOf(node, at);
                if (parent == null) return false;
                add(parent, node);
                return true;
            }
        }
        return false;
    }

    /** One more segment in the group that begins here, with the code that its package asks for. */
    private boolean addCode(ExampleSegment at, Finding finding, int element) {
        var code = finding.expected();
        var component = finding.component();
        if (code == null || component == null || !finding.code().equals("ITEM_MISSING")) return false;
        for (var node : definition.nodes()) {
            if (node.index() == 0 || !node.path().equals(finding.path()) || rule(node) == null) continue;
            var parent = node.parent() == 0 ? root : parentOf(node, at);
            if (parent == null) return false;
            add(parent, node).put(element, component, code);
            return true;
        }
        return false;
    }

    private boolean addPid() {
        for (var node : definition.nodes()) {
            var rule = node.index() == 0 || !node.tag().equals("RFF") ? null : rule(node);
            var isPid = rule != null
                    && rule.elements().stream().flatMap(e -> e.codes().stream()).anyMatch(c -> c.code()
                            .equals("Z13"));
            if (!isPid) continue;
            var parent = parentFor(node);
            if (parent.children.stream().noneMatch(c -> c.node.index() == node.index())) add(parent, node);
            return true;
        }
        return false;
    }

    /** The group in which a node may stand, made when there is none. */
    private ExampleSegment parentFor(Node node) {
        if (node.parent() == 0) return root;
        var found = parentOf(node, root);
        if (found != null) return found;
        var parent = definition.node(node.parent());
        return add(parentFor(parent), parent);
    }

    /** The group that is meant, else one that has no such segment yet, else any. */
    private @Nullable ExampleSegment parentOf(Node node, ExampleSegment at) {
        if (at.node.index() == node.parent()) return at;
        var found = new ArrayList<ExampleSegment>();
        root.each(s -> {
            if (s.node.index() == node.parent()) found.add(s);
        });
        return found.stream()
                .filter(s -> s.children.stream().noneMatch(c -> c.node.index() == node.index()))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0));
    }
}
