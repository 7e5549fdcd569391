package org.stromlauf.edifact.rules;

import org.stromlauf.edifact.rules.CompiledStatus.Demand;
import org.stromlauf.shared.CanIgnoreReturnValue;

/** How many status expressions were evaluated, and how many of them were not decided. */
final class Asked {

    private int applied;
    private int undecided;

    @CanIgnoreReturnValue
    Demand noted(Demand demand) {
        add(1, demand == Demand.UNDECIDED ? 1 : 0);
        return demand;
    }

    void add(int moreApplied, int moreUndecided) {
        applied += moreApplied;
        undecided += moreUndecided;
    }

    int applied() {
        return applied;
    }

    int undecided() {
        return undecided;
    }
}
