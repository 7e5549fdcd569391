package org.stromlauf.edifact.writing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A segment to be written and those of the group that it opens, in the order of the message.
 *
 * @param path of its node
 * @param order index of its node
 * @param repeatedAs the group of fields of which each element writes it once; null when it is not repeated
 * @param always whether it is written whenever its parent is: all in it is fixed and the PID requires it
 * @param scope the names that may be given where a repeated element or the message begins; else null
 */
record PlanSegment(
        String path,
        int order,
        String tag,
        List<PlanPart> parts,
        List<PlanSegment> children,
        @Nullable String repeatedAs,
        boolean always,
        @Nullable Scope scope) {

    /** Field and group names that a PID has, and those that the message has for others. */
    record Scope(Set<String> fields, Set<String> groups) {}
}
