package org.stromlauf.edifact.fields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A segment that fields of one scope share, with the segments of the group that it opens: the paths of a field file merged into
 * a tree. The root is the message and has no tag.
 */
public final class FieldSegment {

    /** A component that carries a field's value or is fixed. Positions are in order of the segment. */
    public record Component(PatternPart part, @Nullable String field) {}

    private final @Nullable FieldSegment parent;
    private final SegmentPattern pattern;
    private final @Nullable String repeatedAs;
    private final Map<Integer, Component> components = new TreeMap<>();
    private final List<FieldSegment> children = new ArrayList<>();

    private FieldSegment(@Nullable FieldSegment parent, SegmentPattern pattern, @Nullable String repeatedAs) {
        this.parent = parent;
        this.pattern = pattern;
        this.repeatedAs = repeatedAs;
        addParts(pattern, null);
    }

    /** The merged tree of a message's fields. */
    public static FieldSegment tree(FieldGroup message) {
        var root = new FieldSegment(null, new SegmentPattern(null, "", List.of()), null);
        root.addScope(message);
        return root;
    }

    public @Nullable String group() {
        return pattern.group();
    }

    public String tag() {
        return pattern.tag();
    }

    /** The name of the repeated group of which each occurrence of this segment is one element; null when it is not repeated. */
    public @Nullable String repeatedAs() {
        return repeatedAs;
    }

    /** The repeated segment or message to whose fields its own belong. */
    public FieldSegment scope() {
        var segment = this;
        while (segment.repeatedAs == null && segment.parent != null) {
            segment = segment.parent;
        }
        return segment;
    }

    /** The scope around this one; the message's own is itself. */
    public FieldSegment outerScope() {
        return parent == null ? this : parent.scope();
    }

    public List<Component> components() {
        return List.copyOf(components.values());
    }

    public Optional<Component> component(int element, int component) {
        return Optional.ofNullable(components.get(position(element, component)));
    }

    public List<FieldSegment> children() {
        return Collections.unmodifiableList(children);
    }

    /** Whether a component stands before the last one that the paths name: left out there, it must be empty. */
    public boolean isBeforeEnd(int element, int component) {
        return components.keySet().stream().anyMatch(p -> p > position(element, component));
    }

    private static int position(int element, int component) {
        return element * 1000 + component;
    }

    private void addScope(FieldGroup scope) {
        scope.fields().forEach(this::addField);
        scope.groups().forEach((name, group) -> {
            if (group.each() == null) {
                throw new IllegalArgumentException("The group '" + name + "' lacks 'each'");
            }
            var steps = group.each().steps();
            var at = this;
            for (var step : steps.subList(0, steps.size() - 1)) {
                at = at.childFor(step);
            }
            at.addChild(group.each().last(), name).addScope(group);
        });
    }

    private void addField(String name, FieldPath path) {
        var at = this;
        var steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            at = i == 0 && step.group() == null && step.tag().equals(tag()) ? this : at.childFor(step);
        }
        at.addParts(path.last(), name);
    }

    private FieldSegment childFor(SegmentPattern step) {
        for (var child : children) {
            if (child.repeatedAs == null && child.pattern.isSameSegmentAs(step)) {
                return child;
            }
        }
        return addChild(step, null);
    }

    private FieldSegment addChild(SegmentPattern step, @Nullable String name) {
        var child = new FieldSegment(this, step, name);
        children.add(child);
        return child;
    }

    private void addParts(SegmentPattern step, @Nullable String field) {
        for (var part : step.parts()) {
            var position = position(part.element(), part.component());
            var known = components.get(position);
            var name = part.isValue() ? field : known == null ? null : known.field();
            components.put(position, new Component(known == null ? part : merge(known.part(), part), name));
        }
    }

    private static PatternPart merge(PatternPart known, PatternPart added) {
        var codes = known.codes().isEmpty() ? added.codes() : known.codes();
        var use = added.isValue() ? added.use() : known.use();
        return new PatternPart(known.element(), known.component(), codes, use);
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
