package org.stromlauf.edifact.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.KeyPart;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;
import org.stromlauf.edifact.definition.Slot;

/**
 * A definition made ready to walk messages of one PID: where several nodes fit a segment, those of the PID's column come first.
 * Immutable, shared by all walks.
 */
final class CompiledMessage {

    private final MessageDefinition definition;
    private final Shape root;
    private final @Nullable String pid;
    /** By group and place, made when a message first has the group. */
    private final AtomicReferenceArray<Candidate[][]> candidates;

    private final Map<String, long[]> keys = new ConcurrentHashMap<>();

    /** @param pid a column of the definition, or null for messages without PID */
    CompiledMessage(MessageDefinition definition, @Nullable String pid) {
        this.definition = definition;
        this.root = Shape.of(definition);
        this.pid = pid;
        this.candidates = new AtomicReferenceArray<>(definition.nodes().size());
    }

    private Candidate[][] compile(int parent, @Nullable String pid) {
        var slots = definition.slots(parent);
        var size = slots.stream().mapToInt(Slot::number).max().orElse(-1) + 1;
        var result = new Candidate[size][];
        for (var slot : slots) {
            result[slot.number()] = candidates(slot, pid);
        }
        return result;
    }

    /**
     * Nodes of the column first, those that a code tells apart before those without a key; a node without a key is told by the
     * first codes that the column has for it. What fits none of them still has its place.
     */
    private Candidate[] candidates(Slot slot, @Nullable String pid) {
        var result = new ArrayList<Candidate>();
        for (var isOutside : List.of(false, true)) {
            var nodes = slot.nodes().stream()
                    .filter(n -> isOutsideColumn(pid, n.index()) == isOutside)
                    .toList();
            nodes.stream().filter(n -> !n.key().isEmpty()).map(Candidate::new).forEach(result::add);
            nodes.stream()
                    .filter(n -> n.key().isEmpty() && !isOutside)
                    .map(n -> naming(n, pid))
                    .filter(Objects::nonNull)
                    .map(Candidate::new)
                    .forEach(result::add);
        }
        slot.nodes().stream()
                .filter(n -> n.key().isEmpty())
                .sorted(Comparator.comparing(n -> isOutsideColumn(pid, n.index())))
                .map(Candidate::new)
                .forEach(result::add);
        return result.toArray(Candidate[]::new);
    }

    /** The node with its column's first codes as a key; null when it has none. */
    private @Nullable Node naming(Node node, @Nullable String pid) {
        var rule = pid == null || !definition.hasColumn(pid) ? null : definition.rule(pid, node.index());
        if (rule == null) return null;
        return rule.elements().stream()
                .filter(e -> !e.codes().isEmpty())
                .findFirst()
                .map(e -> new KeyPart(
                        e.element(),
                        e.component(),
                        e.codes().stream().map(NodeRule.CodeRule::code).toList()))
                .map(key -> new Node(
                        node.index(),
                        node.parent(),
                        node.path(),
                        node.tag(),
                        node.group(),
                        node.slot(),
                        node.max(),
                        List.of(key)))
                .orElse(null);
    }

    private boolean isOutsideColumn(@Nullable String pid, int node) {
        return pid != null && definition.hasColumn(pid) && definition.rule(pid, node) == null;
    }

    MessageDefinition definition() {
        return definition;
    }

    Shape root() {
        return root;
    }

    /** By element of a tag's segments, a bit for each component (1 &lt;&lt; component) that tells nodes apart anywhere in the message. */
    long[] keys(String tag) {
        return keys.computeIfAbsent(tag, this::keysOf);
    }

    private long[] keysOf(String tag) {
        var parts = definition.nodes().stream()
                .filter(n -> n.tag().equals(tag))
                .flatMap(n -> Stream.concat(Stream.of(n), Stream.ofNullable(naming(n, pid))))
                .flatMap(n -> n.key().stream())
                .toList();
        var result = new long[parts.stream().mapToInt(KeyPart::element).max().orElse(0) + 1];
        for (var part : parts) result[part.element()] |= 1L << part.component();
        return result;
    }

    /** The node at a place of a group whose key the segment carries; negative when there is none. */
    int nodeAt(int group, int placeNumber, Segment segment) {
        if (group < 0) return -1;
        var places = candidates.get(group);
        if (places == null) {
            places = compile(group, pid);
            candidates.set(group, places);
        }
        var here = placeNumber < places.length ? places[placeNumber] : null;
        if (here == null) return -1;
        for (var candidate : here) {
            if (candidate.fits(segment)) return candidate.node();
        }
        return -1;
    }
}
