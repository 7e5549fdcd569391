package org.stromlauf.edifact.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.Slot;

/**
 * The places of the UN directory within a group, compiled. All nodes of one place share a shape, so that a segment which the MIG
 * allows in the group, but no handbook in this very node, is known as surplus and not as an error.
 */
final class Shape {

    /**
     * A place for one tag.
     *
     * @param children the shape of the group that the tag opens; null for a plain segment
     * @param layout of the tag's segments; null where the definition has none
     */
    record Place(
            int number,
            String tag,
            int tagCode,
            @Nullable String group,
            boolean mandatory,
            int max,
            @Nullable Shape children,
            @Nullable CompiledLayout layout) {}

    private final Place[] places;

    private Shape(List<Place> places) {
        this.places = places.toArray(Place[]::new);
    }

    static Shape of(MessageDefinition definition) {
        var layouts = new HashMap<String, CompiledLayout>();
        for (var node : definition.nodes()) {
            var layout = definition.layout(node.tag());
            if (layout != null) layouts.computeIfAbsent(node.tag(), tag -> new CompiledLayout(layout));
        }
        return of(definition, layouts, List.of(definition.node(0)));
    }

    /** The union of what stands in groups of one place. */
    private static Shape of(MessageDefinition definition, Map<String, CompiledLayout> layouts, List<Node> groups) {
        var slots = groups.stream()
                .flatMap(g -> definition.slots(g.index()).stream())
                .sorted(Comparator.comparingInt(Slot::number))
                .toList();
        var places = new ArrayList<Place>();
        for (var from = 0; from < slots.size(); ) {
            var to = from;
            while (to < slots.size()
                    && slots.get(to).number() == slots.get(from).number()) to++;
            places.add(place(definition, layouts, slots.subList(from, to)));
            from = to;
        }
        return new Shape(places);
    }

    private static Place place(MessageDefinition definition, Map<String, CompiledLayout> layouts, List<Slot> same) {
        var first = same.get(0);
        var nodes = same.stream().flatMap(s -> s.nodes().stream()).toList();
        return new Place(
                first.number(),
                first.tag(),
                Tags.pack(first.tag()),
                first.group(),
                first.mandatory(),
                first.max(),
                first.group() == null ? null : of(definition, layouts, nodes),
                layouts.get(first.tag()));
    }

    int size() {
        return places.length;
    }

    Place get(int index) {
        return places[index];
    }

    boolean has(int tagCode) {
        for (var place : places) {
            if (place.tagCode() == tagCode) return true;
        }
        return false;
    }

    /** The first place for a tag; null when there is none. */
    @Nullable
    Place find(String tag) {
        for (var place : places) {
            if (place.tag().equals(tag)) return place;
        }
        return null;
    }
}
