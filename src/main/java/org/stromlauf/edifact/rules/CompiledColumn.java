package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;

/** A PID's column with compiled expressions: per node what is asked, per group which nodes it may contain. */
final class CompiledColumn {

    /**
     * A node of the column.
     *
     * @param gate the status that decides whether it must stand in its parent
     * @param isPackaged whether packages bound how often codes of it stand
     * @param formatted those of the elements whose free value keeps a format
     */
    record Item(
            Node node,
            CompiledStatus gate,
            List<ElementItem> elements,
            boolean isPackaged,
            List<ElementItem> formatted) {

        static Item of(Node node, CompiledStatus gate, List<ElementItem> elements) {
            return new Item(
                    node,
                    gate,
                    List.copyOf(elements),
                    elements.stream().anyMatch(ElementItem::isPackaged),
                    elements.stream()
                            .filter(e -> e.codes().isEmpty() && e.status().hasFormats())
                            .toList());
        }
    }

    /**
     * @param own the status of the element when none of its codes shares it: then it decides whether one must stand at all
     * @param settled its key led to the node, and each of its codes may always stand: there is nothing left to ask
     */
    record ElementItem(
            int element,
            int component,
            CompiledStatus status,
            Map<String, CompiledStatus> codes,
            @Nullable CompiledStatus own,
            boolean names,
            boolean settled) {

        /** Whether a value beside the codes may stand under a condition, as the codes do: a code of a decision tree. */
        boolean isOpen() {
            return own != null && !own.isFree() && codes.values().stream().noneMatch(CompiledStatus::isFree);
        }

        boolean isPackaged() {
            return codes.values().stream().anyMatch(s -> s.packages != null);
        }

        /** The codes that may stand, for people. */
        String expected() {
            return String.join(", ", codes.keySet());
        }
    }

    /** Segments whose first code is a qualifier. */
    private static final Set<String> QUALIFIED =
            Set.of("RFF", "DTM", "CCI", "CAV", "LOC", "NAD", "SEQ", "STS", "PIA", "FTX", "CTA", "IDE");

    private static final long[] NOTHING = {};

    private final @Nullable Item[] items;
    private final List<List<Item>> children = new ArrayList<>();
    private final Map<String, CompiledStatus> statuses = new HashMap<>();
    private final Map<Integer, Set<Integer>> siblings = new HashMap<>();
    private final Conditions conditions;
    private final AtomicReferenceArray<long[]> free;
    private boolean hasPackages;

    CompiledColumn(MessageDefinition definition, String pid, Conditions conditions) {
        this.conditions = conditions;
        this.items = new Item[definition.nodes().size()];
        this.free = new AtomicReferenceArray<>(items.length);
        for (var node : definition.nodes()) {
            children.add(new ArrayList<>());
            var rule = node.index() == 0 ? null : definition.rule(pid, node.index());
            if (rule != null) {
                var item = item(node, rule);
                items[node.index()] = item;
                hasPackages |= item.isPackaged();
                place(definition, pid, item);
            }
        }
    }

    @Nullable
    Item item(int node) {
        return node < 0 ? null : items[node];
    }

    /** By element of a node's segments, a bit for each component (1 &lt;&lt; component) of whose value no condition asks. */
    long[] free(int node) {
        var known = node < 0 ? NOTHING : free.get(node);
        if (known != null) return known;
        var item = items[node];
        var made = item == null ? NOTHING : freeOf(item);
        free.set(node, made);
        return made;
    }

    private long[] freeOf(Item item) {
        var tag = item.node().tag();
        var result = new long
                [item.elements().stream().mapToInt(ElementItem::element).max().orElse(0) + 1];
        for (var e : item.elements()) {
            var isAsked = e.status().isOfOthers()
                    || (item.gate().isOfOthers() && e.element() == ElementCheck.gated(tag))
                    || conditions.asks(tag, e.element(), e.component());
            if (e.codes().isEmpty() && !isAsked) {
                result[e.element()] |= 1L << e.component();
            }
        }
        return result;
    }

    boolean hasPackages() {
        return hasPackages;
    }

    List<Item> children(int node) {
        return children.get(node);
    }

    /**
     * The table lacks the code of some lines: which of the siblings they mean cannot be known, unless the column names no other of
     * them. Then a segment may still have been read as one that the column does not name: {@link #siblings}.
     */
    private void place(MessageDefinition definition, String pid, Item item) {
        var node = item.node();
        var others = node.key().isEmpty() ? others(definition, node) : Set.<Integer>of();
        if (others.stream().anyMatch(other -> definition.rule(pid, other) != null)) return;
        children.get(node.parent()).add(item);
        if (!others.isEmpty()) siblings.put(node.index(), others);
    }

    private static Set<Integer> others(MessageDefinition definition, Node node) {
        return definition.slots(node.parent()).stream()
                .filter(s -> s.number() == node.slot())
                .flatMap(s -> s.nodes().stream())
                .map(Node::index)
                .filter(other -> other != node.index())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nodes as which a segment may have been read that the column means by this one, which has no code of its own. */
    Set<Integer> siblings(int node) {
        return siblings.getOrDefault(node, Set.of());
    }

    /** Whether the element says which segment this is, so that another code is another segment, not a wrong code. */
    private static boolean names(Node node, NodeRule.ElementRule rule, List<ElementItem> before) {
        var isKey =
                node.key().stream().anyMatch(k -> k.element() == rule.element() && k.component() == rule.component());
        var isFirst = before.stream().allMatch(e -> e.codes().isEmpty())
                && !rule.codes().isEmpty();
        return isKey || (isFirst && QUALIFIED.contains(node.tag()));
    }

    /** Whether only codes of the column lead to the node. */
    private static boolean isKnown(Node node, NodeRule.ElementRule rule, Map<String, CompiledStatus> codes) {
        return node.key().stream()
                .anyMatch(k -> k.element() == rule.element()
                        && k.component() == rule.component()
                        && codes.keySet().containsAll(k.codes()));
    }

    private Item item(Node node, NodeRule rule) {
        var elements = new ArrayList<ElementItem>();
        for (var e : rule.elements()) {
            var codes = new LinkedHashMap<String, CompiledStatus>();
            e.codes().forEach(c -> codes.put(c.code(), status(c.status())));
            var names = names(node, e, elements);
            var known = isKnown(node, e, codes);
            var settled = known && codes.values().stream().allMatch(CompiledStatus::isFree);
            var status = status(e.status());
            var own = codes.containsValue(status) ? null : status;
            elements.add(new ElementItem(e.element(), e.component(), status, codes, own, names && !known, settled));
        }
        return Item.of(node, status(rule.group() == null ? rule.segment() : rule.group()), elements);
    }

    private CompiledStatus status(String text) {
        return statuses.computeIfAbsent(text, t -> new CompiledStatus(t, conditions));
    }
}
