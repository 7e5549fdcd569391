package org.stromlauf.edifact.fields;

import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;

/** The field names of a definition, found by the nodes of its segments. */
final class FieldMap {

    private final FieldSegment root;
    private final List<List<NamedSegment>> byNode;

    private FieldMap(FieldSegment root, List<List<NamedSegment>> byNode) {
        this.root = root;
        this.byNode = byNode;
    }

    static FieldMap of(MessageDefinition definition, FieldSegment root) {
        var byNode = new ArrayList<List<NamedSegment>>();
        definition.nodes().forEach(n -> byNode.add(new ArrayList<>()));
        addChildren(new NodeMatch(definition, null), root, List.of(definition.node(0)), byNode);
        return new FieldMap(root, byNode);
    }

    FieldSegment root() {
        return root;
    }

    List<NamedSegment> at(int node) {
        return byNode.get(node);
    }

    private static void addChildren(
            NodeMatch match, FieldSegment fields, List<Node> parents, List<List<NamedSegment>> byNode) {
        for (var child : fields.children()) {
            var nodes = match.under(parents, child);
            for (var node : nodes) {
                var named = NamedSegment.of(match.definition(), node, child);
                if (named.opensScope() || !named.values().isEmpty()) {
                    byNode.get(node.index()).add(named);
                }
            }
            addChildren(match, child, nodes, byNode);
        }
    }
}
