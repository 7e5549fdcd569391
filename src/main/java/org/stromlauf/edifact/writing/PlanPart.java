package org.stromlauf.edifact.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.fields.PatternPart.Use;

/**
 * How a component of a segment is filled.
 *
 * @param field the field whose value it is; for an agency the field of the id beside it
 * @param fixed what stands there when the field is not given; null when nothing does
 * @param codes what may stand there, when the PID leaves a choice
 */
record PlanPart(
        int element, int component, Use use, @Nullable String field, @Nullable String fixed, List<String> codes) {

    boolean isFixed() {
        return fixed != null;
    }

    /** Whether one of several codes must stand there and no field says which. */
    boolean isUndecided() {
        return use == Use.FIXED && fixed == null;
    }
}
