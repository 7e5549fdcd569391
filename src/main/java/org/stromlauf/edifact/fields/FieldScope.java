package org.stromlauf.edifact.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;

/** The fields read so far of the message or of an element of a repeated group. */
final class FieldScope {

    private final FieldSegment segment;
    private final @Nullable FieldScope parent;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<FieldScope> elements = new ArrayList<>();

    private FieldScope(FieldSegment segment, @Nullable FieldScope parent) {
        this.segment = segment;
        this.parent = parent;
    }

    static FieldScope root(FieldSegment message) {
        return new FieldScope(message, null);
    }

    /** A new element of the group that the segment begins. */
    FieldScope open(FieldSegment repeated) {
        var element = new FieldScope(repeated, this);
        elements.add(element);
        return element;
    }

    /** The scope of a segment, which is this one or one around it; null where the segment that opens it has another code. */
    @Nullable
    FieldScope within(FieldSegment wanted) {
        for (var scope = this; scope != null; scope = scope.parent) {
            if (scope.segment == wanted) return scope;
        }
        return null;
    }

    /** Of an item that occurs again, which the names do not provide for, the first counts. */
    void put(String name, String value) {
        values.putIfAbsent(name, value);
    }

    Fields build() {
        var fields = Fields.builder();
        values.forEach(fields::put);
        for (var element : elements) {
            var name = element.segment.repeatedAs();
            if (name != null && !element.isEmpty()) {
                fields.add(name, element.build());
            }
        }
        return fields.build();
    }

    private boolean isEmpty() {
        return values.isEmpty() && elements.stream().allMatch(FieldScope::isEmpty);
    }
}
