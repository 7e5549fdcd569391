package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;

/** A PID's column with compiled expressions: per node what is asked, per group which nodes it may contain. */
final class CompiledColumn {

    /** A node of the column; {@code gate} is the status that decides whether it must stand in its parent. */
    record Item(Node node, CompiledStatus gate, List<ElementItem> elements) {}

    record ElementItem(
            int element, int component, CompiledStatus status, Map<String, CompiledStatus> codes, boolean names) {}

    private final @Nullable Item[] items;
    private final List<List<Item>> children = new ArrayList<>();
    private final Map<String, CompiledStatus> statuses = new HashMap<>();
    private final Conditions conditions;

    CompiledColumn(MessageDefinition definition, String pid, Conditions conditions) {
        this.conditions = conditions;
        this.items = new Item[definition.nodes().size()];
        for (var node : definition.nodes()) {
            children.add(new ArrayList<>());
            var rule = node.index() == 0 ? null : definition.rule(pid, node.index());
            if (rule != null) {
                var item = item(node, rule);
                items[node.index()] = item;
                children.get(node.parent()).add(item);
            }
        }
    }

    @Nullable
    Item item(int node) {
        return node < 0 ? null : items[node];
    }

    List<Item> children(int node) {
        return children.get(node);
    }

    private Item item(Node node, NodeRule rule) {
        var elements = new ArrayList<ElementItem>();
        for (var e : rule.elements()) {
            var codes = new LinkedHashMap<String, CompiledStatus>();
            e.codes().forEach(c -> codes.put(c.code(), status(c.status())));
            var names = node.key().stream().anyMatch(k -> k.element() == e.element() && k.component() == e.component());
            elements.add(new ElementItem(e.element(), e.component(), status(e.status()), codes, names));
        }
        return new Item(node, status(rule.group() == null ? rule.segment() : rule.group()), List.copyOf(elements));
    }

    private CompiledStatus status(String text) {
        return statuses.computeIfAbsent(text, t -> new CompiledStatus(t, conditions));
    }
}
