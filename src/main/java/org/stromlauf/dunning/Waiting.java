package org.stromlauf.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For what the process of a case waits, as the rule decided when it was asked last.
 *
 * @param what the next step in words of the rule
 * @param until the day on which it is taken; null when no day is known
 */
public record Waiting(String what, @Nullable LocalDate until) {

    /** The rule is about to be asked. */
    static final Waiting FOR_DECISION = new Waiting("DECISION", null);

    static Waiting of(NextStep next) {
        if (next instanceof NextStep.Wait wait) return new Waiting("WAIT " + wait.level(), wait.until());
        if (next instanceof NextStep.Rest rest) return new Waiting("REST " + rest.reason(), null);
        if (next instanceof NextStep.Take take) return new Waiting("TAKE " + take.level(), null);
        if (next instanceof NextStep.WaitToPursue wait) return new Waiting("WAIT PURSUE", wait.until());
        if (next instanceof NextStep.Pursue) return new Waiting("PURSUE", null);
        if (next instanceof NextStep.Order) return new Waiting("ORDER", null);
        return new Waiting("SETTLED", null);
    }

    boolean isForDisconnection() {
        return what.equals("ORDER");
    }

    /** Whether the process does what the rule says now without being woken: its timer fires on that day. */
    boolean covers(NextStep next, LocalDate today) {
        var now = of(next);
        if (now.equals(this)) return true;
        if (until == null || until.isAfter(today)) return false;
        return now.what().equals(what.replace("WAIT", "TAKE"))
                || (now.what().equals("PURSUE") && what.equals("WAIT PURSUE"))
                || (now.isForDisconnection() && what.equals("WAIT ORDER"));
    }
}
