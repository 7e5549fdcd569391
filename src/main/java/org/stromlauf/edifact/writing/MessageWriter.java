package org.stromlauf.edifact.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageRefusedException;
import org.stromlauf.edifact.fields.PatternPart.Use;
import org.stromlauf.shared.CanIgnoreReturnValue;

/** Writes the body of one message, BGM to the segment before UNT, by the plan of its PID. */
final class MessageWriter {

    /** From so many elements on it is worth looking for those with the same names, and how many sets of names are told apart. */
    private static final int MANY = 4;

    private static final int FORMS = 3;

    private final SegmentOutput out;
    private final String pid;

    MessageWriter(SegmentOutput out, String pid) {
        this.out = out;
        this.pid = pid;
    }

    void write(PlanSegment plan, Fields fields) {
        checkNames(plan, "the message", fields);
        for (var segment : plan.children()) {
            writeAll(segment, fields, 1);
        }
    }

    /** Writes a segment as often as its fields ask for; whether a field stands in it. */
    @CanIgnoreReturnValue
    private boolean writeAll(PlanSegment segment, Fields fields, int ordinal) {
        var name = segment.repeatedAs();
        if (name == null) {
            return writeOne(segment, fields, ordinal, false);
        }
        var elements = fields.groups(name);
        var known = new ArrayList<Repetition>();
        var number = 0;
        for (var element : elements) {
            number++;
            if (isWritten(element, number, known)) continue;
            checkNames(segment, name, element);
            writeOne(segment, element, number, true);
            var alike = elements.size() < MANY || known.size() == FORMS ? null : Repetition.of(segment, element, pid);
            if (alike != null) known.add(alike);
        }
        return number > 0;
    }

    private boolean isWritten(Fields element, int number, List<Repetition> known) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).write(out, element, number)) return true;
        }
        return false;
    }

    @CanIgnoreReturnValue
    private boolean writeOne(PlanSegment segment, Fields fields, int ordinal, boolean isElement) {
        var length = out.length();
        var count = out.segments();
        out.begin(segment.tag());
        var hasContent = isElement;
        PlanPart undecided = null;
        for (var part : segment.parts()) {
            hasContent |= writePart(part, fields, ordinal);
            undecided = part.isUndecided() ? part : undecided;
        }
        out.end();
        for (var child : segment.children()) {
            hasContent |= writeAll(child, fields, ordinal);
        }
        if (!hasContent && !segment.always()) {
            out.rewind(length, count);
            return false;
        }
        if (undecided != null) {
            throw refused(segment, undecided);
        }
        return hasContent;
    }

    private boolean writePart(PlanPart part, Fields fields, int ordinal) {
        var field = part.field();
        var given = field == null ? null : fields.values().get(field);
        if (field != null && given != null && !given.isEmpty() && part.use() != Use.AGENCY) {
            Characters.check(pid, field, given);
            out.value(part.element(), part.component(), given);
            return true;
        }
        var value = otherwise(part, given, ordinal);
        if (value != null) {
            out.value(part.element(), part.component(), value);
        }
        return false;
    }

    private static @Nullable String otherwise(PlanPart part, @Nullable String id, int ordinal) {
        return switch (part.use()) {
            case AGENCY -> id == null ? null : Agencies.code(id);
            case ORDINAL -> Integer.toString(ordinal);
            case FIXED, VALUE -> part.fixed();
        };
    }

    private void checkNames(PlanSegment segment, String where, Fields fields) {
        var scope = segment.scope();
        if (scope == null) {
            throw new IllegalStateException(segment.path() + " begins no scope");
        }
        for (var name : fields.values().keySet()) {
            if (!scope.fields().contains(name)) {
                throw unknown("field", name, where, scope.fields());
            }
        }
        for (var name : fields.groups().keySet()) {
            if (!scope.groups().contains(name)) {
                throw unknown("group", name, where, scope.groups());
            }
        }
    }

    private IllegalArgumentException unknown(String kind, String name, String where, java.util.Set<String> known) {
        return new IllegalArgumentException("PID " + pid + " has no " + kind + " '" + name + "' in " + where
                + "; it has " + new TreeSet<>(known) + ". See docs/fields.md");
    }

    private MessageRefusedException refused(PlanSegment segment, PlanPart part) {
        return new MessageRefusedException(
                pid,
                List.of(Refusals.syntax(
                        "CODE_UNDECIDED", segment.path(), "one of " + part.codes(), "no field that says which")));
    }
}
