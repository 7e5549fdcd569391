package org.stromlauf.edifact.writing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stromlauf.edifact.MessageTree;
import org.stromlauf.edifact.MessageTree.Branch;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;

/** Writes a tree in the order of its definition; a code of its first element that its column fixes need not be given. */
final class TreeWriter {

    /** The UN directories have no segment with more elements, nor a composite with more components. */
    private static final int WIDEST = 99;

    private record Placed(Node node, Branch branch) {}

    private final SegmentOutput out;
    private final MessageDefinition definition;
    private final String pid;

    TreeWriter(SegmentOutput out, MessageDefinition definition, MessageTree tree) {
        this.out = out;
        this.definition = definition;
        this.pid = tree.pid();
    }

    /**
     * @throws IllegalArgumentException when a branch has no such place
     * @throws org.stromlauf.edifact.MessageRefusedException when a value cannot be written
     */
    void write(List<Branch> branches) {
        write(definition.node(0), branches);
    }

    /** What stands at one place of the directory keeps its order, for it has one of its own. */
    private void write(Node parent, List<Branch> branches) {
        branches.stream()
                .map(b -> new Placed(place(parent, b), b))
                .sorted(Comparator.comparingInt(p -> p.node().slot()))
                .forEach(p -> {
                    segment(p.node(), p.branch());
                    write(p.node(), p.branch().branches());
                });
    }

    private Node place(Node parent, Branch branch) {
        return definition.nodes().stream()
                .filter(n -> n.index() > 0
                        && n.parent() == parent.index()
                        && n.path().equals(branch.node()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(pid + ": " + branch.node() + " has no place in "
                        + (parent.index() == 0 ? "the message" : parent.path()) + "; there stand "
                        + definition.nodes().stream()
                                .filter(n -> n.index() > 0 && n.parent() == parent.index())
                                .map(Node::path)
                                .toList()));
    }

    private void segment(Node node, Branch branch) {
        var values = new TreeMap<Integer, String>();
        var rule = definition.rule(pid, node.index());
        if (rule != null) rule.elements().forEach(e -> fixed(e, values));
        branch.values().forEach((place, value) -> values.put(position(node, place), value));
        out.begin(node.tag());
        values.forEach((position, value) -> {
            if (value.isEmpty()) return;
            Characters.check(pid, node.path(), value);
            out.value(position / (WIDEST + 1), position % (WIDEST + 1), value);
        });
        out.end();
    }

    /** What names the segment, and the form of a date: the only code that may stand, where one must. */
    private static void fixed(ElementRule element, Map<Integer, String> values) {
        if (element.element() == 1
                && element.codes().size() == 1
                && element.status().equals("X")) {
            values.put(
                    element.element() * (WIDEST + 1) + element.component(),
                    element.codes().get(0).code());
        }
    }

    private int position(Node node, String place) {
        var parts = place.split("\\.", -1);
        if (parts.length == 2 && parts[0].matches("[1-9]\\d?") && parts[1].matches("[1-9]\\d?")) {
            return Integer.parseInt(parts[0]) * (WIDEST + 1) + Integer.parseInt(parts[1]);
        }
        throw new IllegalArgumentException(
                pid + ": a place in " + node.path() + " reads 'element.component' (2.1), was '" + place + "'");
    }
}
