package org.stromlauf.edifact.writing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.fields.PatternPart.Use;

/**
 * Elements of a repeated group that have the same names, as the values of a load profile have: what of the plan they need is
 * looked up once. It writes what {@link MessageWriter} writes of each.
 */
final class Repetition {

    /**
     * A component that is written.
     *
     * @param tag of the segment that begins; null within one
     * @param value index of the name whose value it is; negative when it is fixed
     */
    private record Step(@Nullable String tag, int element, int component, @Nullable String fixed, int value, Use use) {

        boolean isFixed() {
            return tag != null || fixed != null;
        }
    }

    private final String[] names;
    private final String[] values;
    /** Those that are not fixed: what each writes stands behind the text of the same index. */
    private final Step[] steps;

    private final String[] written;
    private final FixedTexts texts;
    private final String pid;
    /** In the output; none before the first element is written. */
    private int form;

    private int found;

    private Repetition(String[] names, List<Step> steps, String pid) {
        this.names = names;
        this.values = new String[names.length];
        this.steps = steps.stream().filter(s -> !s.isFixed()).toArray(Step[]::new);
        this.written = new String[this.steps.length];
        this.texts = texts(steps);
        this.pid = pid;
    }

    private static FixedTexts texts(List<Step> steps) {
        var builder = new FixedTexts.Builder();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.tag() != null) {
                if (i > 0) builder.end();
                builder.begin(step.tag());
            } else if (step.fixed() != null) {
                builder.fixed(step.element(), step.component(), step.fixed());
            } else {
                builder.value(step.element(), step.component());
            }
        }
        builder.end();
        return builder.texts();
    }

    /** Of elements with the names of one; null when they hold groups, empty values or names that are to be refused. */
    static @Nullable Repetition of(PlanSegment segment, Fields element, String pid) {
        var scope = segment.scope();
        if (!element.groups().isEmpty()
                || scope == null
                || !scope.fields().containsAll(element.values().keySet())) {
            return null;
        }
        if (element.values().containsValue("")) return null;
        var names = element.values().keySet().toArray(String[]::new);
        var steps = new ArrayList<Step>();
        return new Collection(List.of(names), steps).segment(segment, true) == null
                ? null
                : new Repetition(names, steps, pid);
    }

    /** Writes an element if it is one of these. */
    boolean write(SegmentOutput out, Fields element, int ordinal) {
        if (!fits(element)) return false;
        if (form == 0) form = out.form(texts);
        for (int i = 0; i < steps.length; i++) written[i] = value(steps[i], ordinal);
        var wrong = out.write(form, texts, written);
        if (wrong >= 0) Characters.check(pid, names[steps[wrong].value()], written[wrong]);
        return true;
    }

    private String value(Step step, int ordinal) {
        return switch (step.use()) {
            case AGENCY -> Agencies.code(values[step.value()]);
            case ORDINAL -> step.value() < 0 ? Integer.toString(ordinal) : values[step.value()];
            case FIXED, VALUE -> values[step.value()];
        };
    }

    private boolean fits(Fields element) {
        if (element.values().size() != names.length || !element.groups().isEmpty()) return false;
        found = 0;
        element.values().forEach(this::take);
        return found == names.length;
    }

    /** The names stand in the order of the first element, for all of them come from the same hand. */
    private void take(String name, String value) {
        if (found < names.length && !value.isEmpty() && names[found].equals(name)) values[found++] = value;
        else found = names.length + 1;
    }

    /** Goes through the plan as the writer does, for elements of some names. */
    private record Collection(List<String> names, List<Step> steps) {

        /** Whether something that was given stands in the segment or below; null when the element is to be refused. */
        @Nullable
        Boolean segment(PlanSegment segment, boolean isElement) {
            var from = steps.size();
            var hasContent = isElement;
            var isUndecided = false;
            steps.add(new Step(segment.tag(), 0, 0, null, -1, Use.FIXED));
            for (var part : segment.parts()) {
                hasContent |= part(part);
                isUndecided |= part.isUndecided();
            }
            for (var child : segment.children()) {
                if (child.repeatedAs() != null) continue;
                var below = segment(child, false);
                if (below == null) return null;
                hasContent |= below;
            }
            if (!hasContent && !segment.always()) {
                steps.subList(from, steps.size()).clear();
                return false;
            }
            return isUndecided ? null : hasContent;
        }

        private boolean part(PlanPart part) {
            var given = part.field() == null ? -1 : names.indexOf(part.field());
            if (given >= 0) {
                steps.add(new Step(null, part.element(), part.component(), null, given, part.use()));
                return part.use() != Use.AGENCY;
            }
            if (part.use() == Use.ORDINAL) {
                steps.add(new Step(null, part.element(), part.component(), null, -1, part.use()));
            } else if (part.use() != Use.AGENCY && part.fixed() != null) {
                steps.add(new Step(null, part.element(), part.component(), part.fixed(), -1, part.use()));
            }
            return false;
        }
    }
}
