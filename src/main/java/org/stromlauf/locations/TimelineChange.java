package org.stromlauf.locations;

import java.util.List;
import org.stromlauf.shared.DateRange;

/** A timeline before and after a change, and whom of the others it concerns. */
public record TimelineChange(AssignmentTimeline before, AssignmentTimeline after) {

    /** Registered assignments that end earlier than before, with their old period: their suppliers get 55037. */
    public List<Assignment> shortened() {
        return before.assignments().stream()
                .filter(old -> !old.isFallback())
                .filter(old -> after.assignments().stream().anyMatch(now -> isShorter(old, now)))
                .toList();
    }

    /** Registered assignments that will not take place: their suppliers get 55038. */
    public List<Assignment> cancelled() {
        return before.assignments().stream()
                .filter(old -> !old.isFallback())
                .filter(old -> after.assignments().stream().noneMatch(now -> isSameBeginning(old, now)))
                .toList();
    }

    private static boolean isSameBeginning(Assignment old, Assignment now) {
        return now.supplier().equals(old.supplier())
                && now.kind() == old.kind()
                && now.period().from().equals(old.period().from());
    }

    private static boolean isShorter(Assignment old, Assignment now) {
        DateRange before = old.period();
        DateRange after = now.period();
        if (!isSameBeginning(old, now) || after.isOpenEnded()) return false;
        return before.isOpenEnded() || after.end().isBefore(before.end());
    }
}
