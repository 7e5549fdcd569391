package org.stromlauf.edifact.fields;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stromlauf.edifact.definition.KeyPart;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.reading.Segment;

/**
 * The named values in the segments of a node.
 *
 * @param scope the message or repeated segment to which the fields belong
 * @param outerScope the scope around that one; the same for the message
 * @param opensScope whether each such segment begins an element of a repeated group
 */
record NamedSegment(
        FieldSegment scope, FieldSegment outerScope, boolean opensScope, List<Guard> guards, List<Value> values) {

    /** A component that must carry one of the codes, where the node alone does not say so. */
    record Guard(int element, int component, List<byte[]> codes) {}

    /** A component that is a field. */
    record Value(int element, int component, String name, boolean isNumber) {}

    static NamedSegment of(MessageDefinition definition, Node node, FieldSegment fields) {
        var guards = fields.components().stream()
                .map(FieldSegment.Component::part)
                .filter(p -> !p.codes().isEmpty() && !isImplied(node, p))
                .map(p -> new Guard(p.element(), p.component(), bytes(p.codes())))
                .toList();
        var layout = definition.layout(node.tag());
        var values = fields.components().stream()
                .filter(c -> c.field() != null)
                .map(c -> {
                    var data = layout == null
                            ? null
                            : layout.at(c.part().element(), c.part().component());
                    var isNumber = data != null && data.kind().equals("n");
                    return new Value(c.part().element(), c.part().component(), String.valueOf(c.field()), isNumber);
                })
                .toList();
        var scope = fields.scope();
        return new NamedSegment(scope, scope.outerScope(), fields.repeatedAs() != null, guards, values);
    }

    boolean fits(Segment segment) {
        for (var guard : guards) {
            if (guard.codes().stream().noneMatch(c -> segment.has(guard.element(), guard.component(), c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isImplied(Node node, PatternPart part) {
        return node.key().stream().anyMatch(k -> isAt(k, part) && part.codes().containsAll(k.codes()));
    }

    private static boolean isAt(KeyPart key, PatternPart part) {
        return key.element() == part.element() && key.component() == part.component();
    }

    private static List<byte[]> bytes(List<String> codes) {
        return codes.stream().map(c -> c.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }
}
