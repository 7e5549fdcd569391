package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;
import org.stromlauf.edifact.definition.SegmentLayout.DataElement;

/** Breaks a right message in every way that the column of its PID tells: one fault at a time, generated over the definition. */
final class Mutations {

    /** Without its PID nothing else can be asked of a message. */
    private static final Predicate<Finding> IS_PID = f -> f.code().startsWith("PID_");

    private final String head;
    private final String trailer;
    private final List<Outline.Line> lines;
    private final MessageDefinition definition;
    private final String pid;
    private final List<Mutation> mutations = new ArrayList<>();

    Mutations(DefinedMessages engine, MessageDefinition definition, String pid, byte[] interchange) {
        var text = new String(interchange, ISO_8859_1);
        this.head = text.substring(0, text.indexOf("UNH+"));
        this.trailer = text.substring(text.indexOf("UNZ+"));
        this.lines = engine.outlines(interchange).get(0).lines();
        this.definition = definition;
        this.pid = pid;
    }

    List<Mutation> all() {
        for (int i = 0; i < lines.size(); i++) {
            var node = node(i);
            var rule = node == null ? null : definition.rule(pid, node.index());
            if (node != null
                    && rule != null
                    && !node.tag().equals("UNH")
                    && !node.tag().equals("UNT")) {
                remove(i, node, rule);
                repeat(i, node);
                exceed(i, node, rule);
                for (var element : rule.elements()) change(i, node, rule, element);
            }
        }
        envelope();
        return mutations;
    }

    private Node node(int line) {
        var path = lines.get(line).path();
        return definition.nodes().stream()
                .filter(n -> n.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private void remove(int line, Node node, NodeRule rule) {
        if (isRequired(rule) && isAlone(line, node)) {
            var kept = texts();
            var removed = kept.subList(line, end(line, node));
            var holdsPid = removed.contains("RFF+Z13:" + pid);
            removed.clear();
            add("without " + node.path(), kept, holdsPid ? IS_PID : f -> isMissing(f, node));
        }
    }

    /** A segment that its message description (MIG) lets stand once. */
    private void repeat(int line, Node node) {
        if (node.max() != 1 || node.isGroup() || !isAlone(line, node)) return;
        var doubled = texts();
        doubled.add(line, doubled.get(line));
        add(
                "twice " + node.path(),
                doubled,
                f -> f.code().contains("REPEATED") && Objects.equals(f.path(), node.path()));
    }

    /** Once more than its repetition condition allows in the group that it names. */
    private void exceed(int line, Node node, NodeRule rule) {
        var most = AskedItems.most(definition, gate(rule));
        if (most == null || most.count() > 20) return;
        var group = definition.node(node.parent());
        while (group.index() > 0 && !most.group().equals(group.group())) group = definition.node(group.parent());
        if (group.index() == 0 && !most.group().equals("message")) return;
        var more = most.count() + 1 - count(line, node, group);
        if (more < 1) return;
        var many = texts();
        var whole = List.copyOf(many.subList(line, end(line, node)));
        for (int i = 0; i < more; i++) many.addAll(line, whole);
        add(
                most.count() + 1 + " times " + node.path(),
                many,
                f -> f.code().contains("REPEATED") && Objects.equals(f.path(), node.path()));
    }

    private static String gate(NodeRule rule) {
        return rule.group() == null ? rule.segment() : rule.group();
    }

    private static boolean isMissing(Finding finding, Node node) {
        var path = Objects.requireNonNullElse(finding.path(), "");
        return finding.code().endsWith("_MISSING")
                && (path.equals(node.path())
                        || path.equals(above(node) + Objects.requireNonNullElse(node.group(), node.tag())));
    }

    private static String above(Node node) {
        return node.path().substring(0, node.path().lastIndexOf('/') + 1);
    }

    private static boolean isRequired(NodeRule rule) {
        return AskedItems.always(rule.segment()) && AskedItems.always(gate(rule));
    }

    /** Whether the parent holds no other segment of the node. */
    private boolean isAlone(int line, Node node) {
        return count(line, node, definition.node(node.parent())) == 1;
    }

    /** How many segments of the node stand in the group around a line. */
    private int count(int line, Node node, Node group) {
        var from = line;
        while (from > 0 && !Objects.equals(lines.get(from).path(), group.path())) from--;
        var to = group.index() == 0 ? lines.size() : end(from, group);
        return (int) lines.subList(from, to).stream()
                .filter(l -> node.path().equals(l.path()))
                .count();
    }

    /** Behind the last segment of the group that the line opens, or behind the line. */
    private int end(int line, Node node) {
        var end = line + 1;
        while (node.isGroup() && end < lines.size() && isWithin(lines.get(end).path(), node)) end++;
        return end;
    }

    private static boolean isWithin(String path, Node group) {
        return path == null || path.startsWith(group.path() + "/");
    }

    private void change(int line, Node node, NodeRule rule, ElementRule element) {
        var value = value(line, element);
        var layout = layout(node, element);
        if (value.isEmpty() || layout == null) return;
        var names = names(node, rule, element);
        var isAsked = element.codes().isEmpty()
                ? AskedItems.always(element.status())
                : element.status().equals("X");
        if (isAsked && !names) {
            replace(line, element, "", at(line, element, "ITEM_MISSING", "ELEMENT_MISSING"));
        }
        replace(
                line,
                element,
                value + "9".repeat(layout.length()),
                at(line, element, "ELEMENT_TOO_LONG", "CHARACTER_TYPE_WRONG"));
        if (!element.codes().isEmpty() && layout.kind().equals("an")) code(line, node, rule, element, names);
        if (element.codes().isEmpty()) formats(line, element);
    }

    private void code(int line, Node node, NodeRule rule, ElementRule element, boolean names) {
        var wrong = "Q".repeat(value(line, element).length());
        if (!names) {
            replace(line, element, wrong, at(line, element, "CODE_NOT_ALLOWED"));
        } else if (!node.key().isEmpty() && isRequired(rule) && isAlone(line, node) && !node.isGroup()) {
            replace(line, element, wrong, f -> isMissing(f, node));
        }
    }

    /** The first element with codes says what the segment is: another code makes it another segment. */
    private static boolean names(Node node, NodeRule rule, ElementRule element) {
        if (node.key().stream()
                .anyMatch(k -> k.element() == element.element() && k.component() == element.component())) {
            return true;
        }
        var first = rule.elements().stream().filter(e -> !e.codes().isEmpty()).findFirst();
        return first.isPresent() && first.get().equals(element);
    }

    private void formats(int line, ElementRule element) {
        if (element.status().contains("⊻") || element.status().contains("∨")) return;
        var wrong = wrongValue(element.status());
        if (!wrong.isEmpty()) replace(line, element, wrong, at(line, element, "FORMAT_BROKEN", "TIME_IMPLAUSIBLE"));
    }

    private static String wrongValue(String status) {
        if (status.contains("[950]")) return "51238696782";
        if (status.contains("[951]")) return "DE1";
        if (status.contains("[UB1]")) return "202611301100?+00";
        if (status.contains("[931]")) return "202611301100?+01";
        if (status.contains("[914]")) return "0";
        if (status.contains("[902]")) return "-1";
        if (status.contains("[937]")) return "1.5";
        return "";
    }

    private static Predicate<Finding> at(int line, ElementRule element, String... codes) {
        return f -> List.of(codes).contains(f.code())
                && Objects.equals(f.segment(), line + 1)
                && (f.element() == null || f.element() == element.element());
    }

    private void envelope() {
        var counted = texts();
        counted.set(lines.size() - 1, "UNT+" + (lines.size() + 1) + "+1");
        mutations.add(
                new Mutation("count", whole(counted, trailer), f -> f.code().equals("SEGMENT_COUNT_WRONG")));
        var referred = texts();
        referred.set(lines.size() - 1, "UNT+" + lines.size() + "+2");
        mutations.add(new Mutation(
                "reference", whole(referred, trailer), f -> f.code().equals("MESSAGE_REFERENCE_DIFFERS")));
        mutations.add(new Mutation("messages", whole(texts(), trailer.replace("UNZ+1", "UNZ+2")), f -> f.code()
                .equals("MESSAGE_COUNT_WRONG")));
        mutations.add(new Mutation("interchange", whole(texts(), trailer.replace("'", "X'")), f -> f.code()
                .equals("INTERCHANGE_REFERENCE_DIFFERS")));
    }

    private void replace(int line, ElementRule element, String value, Predicate<Finding> isIt) {
        var here = lines.get(line);
        var changed = here.text().substring(0, here.begin(element.element(), element.component()))
                + value
                + here.text().substring(here.end(element.element(), element.component()));
        var texts = texts();
        texts.set(line, changed);
        add(here.text() + " → " + changed, texts, here.text().equals("RFF+Z13:" + pid) ? IS_PID : isIt);
    }

    private void add(String what, List<String> texts, Predicate<Finding> isIt) {
        texts.set(texts.size() - 1, "UNT+" + texts.size() + "+1");
        mutations.add(new Mutation(what, whole(texts, trailer), isIt));
    }

    private String whole(List<String> texts, String end) {
        return head + String.join("'", texts) + "'" + end;
    }

    private List<String> texts() {
        return new ArrayList<>(lines.stream().map(Outline.Line::text).toList());
    }

    private String value(int line, ElementRule element) {
        var here = lines.get(line);
        return here.text()
                .substring(
                        here.begin(element.element(), element.component()),
                        here.end(element.element(), element.component()));
    }

    private DataElement layout(Node node, ElementRule element) {
        var layout = definition.layout(node.tag());
        if (layout == null || layout.elements().size() < element.element()) return null;
        var composite = layout.elements().get(element.element() - 1);
        return composite.size() < element.component() ? null : composite.get(element.component() - 1);
    }
}
