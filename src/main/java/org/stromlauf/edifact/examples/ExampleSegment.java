package org.stromlauf.edifact.examples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;

/** A segment of an example, with the segments and groups below the group that it opens. */
final class ExampleSegment {

    final Node node;
    final NodeRule rule;
    final List<ExampleSegment> children = new ArrayList<>();
    private final TreeMap<Integer, String> values = new TreeMap<>();
    private final Map<Integer, Integer> attempts = new HashMap<>();

    ExampleSegment(Node node, NodeRule rule) {
        this.node = node;
        this.rule = rule;
    }

    void put(int element, int component, String value) {
        values.put(position(element, component), value);
    }

    String get(int element, int component) {
        return values.getOrDefault(position(element, component), "");
    }

    void remove(int element, int component) {
        values.remove(position(element, component));
    }

    /** How often a value of the position was refused before. */
    int nextAttempt(int element, int component) {
        return attempts.merge(position(element, component), 1, Integer::sum);
    }

    int attempt(int element, int component) {
        return attempts.getOrDefault(position(element, component), 0);
    }

    void add(ExampleSegment child) {
        children.add(child);
        children.sort(Comparator.comparingInt(c -> c.node.index()));
    }

    void each(Consumer<ExampleSegment> visitor) {
        visitor.accept(this);
        children.forEach(c -> c.each(visitor));
    }

    /** As it is sent, with its terminator. */
    String text() {
        var text = new StringBuilder(node.tag());
        var element = 0;
        var component = 1;
        for (var entry : values.entrySet()) {
            for (; element < entry.getKey() / 100; element++, component = 1) text.append('+');
            for (; component < entry.getKey() % 100; component++) text.append(':');
            text.append(entry.getValue().replaceAll("[?+:']", "?$0"));
        }
        return text.append('\'').toString();
    }

    private static int position(int element, int component) {
        return element * 100 + component;
    }
}
