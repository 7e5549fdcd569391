package org.stromlauf.edifact.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Slot;

/**
 * A definition made ready to walk messages of one PID: where several nodes fit a segment, those of the PID's column come first.
 * Immutable, shared by all walks.
 */
final class CompiledMessage {

    private final MessageDefinition definition;
    private final Shape root;
    private final Candidate[][][] candidates;
    private final Map<Integer, CompiledLayout> layouts = new HashMap<>();

    /** @param pid a column of the definition, or null for messages without PID */
    CompiledMessage(MessageDefinition definition, @Nullable String pid) {
        this.definition = definition;
        this.root = Shape.of(definition);
        this.candidates = new Candidate[definition.nodes().size()][][];
        for (var node : definition.nodes()) {
            candidates[node.index()] = compile(node.index(), pid);
            var layout = definition.layout(node.tag());
            if (layout != null) layouts.computeIfAbsent(Tags.pack(node.tag()), tag -> new CompiledLayout(layout));
        }
    }

    private Candidate[][] compile(int parent, @Nullable String pid) {
        var slots = definition.slots(parent);
        var size = slots.stream().mapToInt(Slot::number).max().orElse(-1) + 1;
        var result = new Candidate[size][];
        for (var slot : slots) {
            result[slot.number()] = slot.nodes().stream()
                    .sorted(Comparator.comparing(node -> isOutsideColumn(pid, node.index())))
                    .map(Candidate::new)
                    .toArray(Candidate[]::new);
        }
        return result;
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

    @Nullable
    CompiledLayout layout(int packedTag) {
        return layouts.get(packedTag);
    }

    /** The node at a place of a group whose key the segment carries; negative when there is none. */
    int nodeAt(int group, int placeNumber, Segment segment) {
        if (group < 0 || placeNumber >= candidates[group].length) return -1;
        var here = candidates[group][placeNumber];
        if (here == null) return -1;
        for (var candidate : here) {
            if (candidate.fits(segment)) return candidate.node();
        }
        return -1;
    }
}
