package org.stromlauf.edifact.fields;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;

/** How much of what the columns leave open to the sender has a name, by message. */
final class FieldCoverage {

    private static final Set<String> FRAME = Set.of("UNH", "UNT", "UNS");

    private record Place(String path, int element, int component) {}

    private final Definitions definitions = Definitions.load(DefinitionSource.classpath());
    private final FieldCatalog catalog = new FieldCatalog(DefinitionSource.classpath());

    String table() {
        var text = new StringBuilder(
                """

                ## Coverage

                Elements that a column leaves open (a free value, or one of several codes), over all PIDs of a message, and how many
                of them have a name. Messages are read and checked in full; what has no name is not offered to processes and forms.

                | version | message | open elements | named | share |
                |---|---|---|---|---|
                """);
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) text.append(line(version, definitions.definition(entry)));
        }
        return text.toString();
    }

    private String line(FormatVersion version, MessageDefinition definition) {
        var open = new HashSet<Place>();
        var named = new HashSet<Place>();
        var fields = catalog.find(definition);
        for (var pid : definition.head().pids()) {
            addOpen(definition, pid, open);
            fields.ifPresent(f -> addNamed(f, List.of(definition.node(0)), new NodeMatch(definition, pid), named));
        }
        named.retainAll(open);
        var share = open.isEmpty() ? 100 : 100 * named.size() / open.size();
        return "| %s | %s | %d | %d | %d %% |\n"
                .formatted(version, definition.head().name(), open.size(), named.size(), share);
    }

    private static void addOpen(MessageDefinition definition, String pid, Set<Place> into) {
        for (var node : definition.nodes()) {
            var rule = node.index() == 0 || FRAME.contains(node.tag()) ? null : definition.rule(pid, node.index());
            if (rule == null) continue;
            for (var element : rule.elements()) {
                if (element.codes().size() != 1) into.add(place(node, element.element(), element.component()));
            }
        }
    }

    private static void addNamed(FieldSegment segment, List<Node> parents, NodeMatch match, Set<Place> into) {
        for (var child : segment.children()) {
            var nodes = match.under(parents, child);
            for (var node : nodes) {
                child.components().stream()
                        .filter(c -> c.field() != null || c.part().use() == PatternPart.Use.AGENCY)
                        .forEach(c -> into.add(
                                place(node, c.part().element(), c.part().component())));
            }
            addNamed(child, nodes, match, into);
        }
    }

    private static Place place(Node node, int element, int component) {
        return new Place(node.path(), element, component);
    }
}
