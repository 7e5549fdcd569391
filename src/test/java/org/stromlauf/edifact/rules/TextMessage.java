package org.stromlauf.edifact.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Slot;

/** A message of plain text at the places of its definition; of release characters only {@code ?:}, for tests of rules alone. */
final class TextMessage implements MessageView {

    private final MessageDefinition definition;
    private final List<String[][]> segments = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> instanceOf = new ArrayList<>();
    private final List<int[]> instances = new ArrayList<>(List.of(new int[] {0, -1, 0, 0}));
    private int open;

    private TextMessage(MessageDefinition definition) {
        this.definition = definition;
    }

    static TextMessage walk(MessageDefinition definition, String text) {
        var message = new TextMessage(definition);
        for (var segment : text.split("'")) {
            message.add(segment);
        }
        message.instances.get(0)[3] = message.segments.size();
        return message;
    }

    /** The time zone's plus stands unescaped in these texts: it is put back. */
    private void add(String text) {
        var elements = text.replace("+00:303", "~00:303").replace("?:", "^").split("\\+", -1);
        var parts = new String[elements.length][];
        for (int e = 0; e < elements.length; e++) {
            parts[e] = elements[e].replace('~', '+').split(":", -1);
            for (int c = 0; c < parts[e].length; c++) parts[e][c] = parts[e][c].replace('^', ':');
        }
        segments.add(parts);
        for (int at = open; at >= 0; at = instances.get(at)[1]) {
            for (var slot : definition.slots(instances.get(at)[0])) {
                if (slot.tag().equals(parts[0][0]) && place(slot, at)) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException("No place for " + text);
    }

    private boolean place(Slot slot, int parent) {
        var index = segments.size() - 1;
        for (var node : slot.nodes()) {
            if (!node.key().stream().allMatch(k -> k.allows(text(index, k.element(), k.component())))) {
                continue;
            }
            open = parent;
            if (node.isGroup()) {
                instances.add(new int[] {node.index(), parent, index, 0});
                open = instances.size() - 1;
            }
            for (int at = open; at >= 0; at = instances.get(at)[1]) {
                instances.get(at)[3] = index + 1;
            }
            nodes.add(node.index());
            instanceOf.add(open);
            return true;
        }
        return false;
    }

    @Override
    public MessageDefinition definition() {
        return definition;
    }

    @Override
    public int size() {
        return segments.size();
    }

    @Override
    public int node(int segment) {
        return nodes.get(segment);
    }

    @Override
    public int instance(int segment) {
        return instanceOf.get(segment);
    }

    @Override
    public int instances() {
        return instances.size();
    }

    @Override
    public int instanceNode(int instance) {
        return instances.get(instance)[0];
    }

    @Override
    public int instanceParent(int instance) {
        return instances.get(instance)[1];
    }

    @Override
    public int instanceTrigger(int instance) {
        return instances.get(instance)[2];
    }

    @Override
    public int instanceEnd(int instance) {
        return instances.get(instance)[3];
    }

    @Override
    public String tag(int segment) {
        return segments.get(segment)[0][0];
    }

    @Override
    public String text(int segment, int element, int component) {
        var elements = segments.get(segment);
        return element < elements.length && component <= elements[element].length
                ? elements[element][component - 1]
                : "";
    }

    @Override
    public @Nullable String senderRole() {
        return null;
    }

    @Override
    public @Nullable String receiverRole() {
        return null;
    }

    /** Every rule is asked. */
    @Override
    public boolean isOwn() {
        return true;
    }
}
