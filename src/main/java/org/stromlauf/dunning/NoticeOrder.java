package org.stromlauf.dunning;

import java.time.LocalDate;

/**
 * A notice to be written.
 *
 * @param number of the case's step
 * @param reaches the day on which it reaches the customer
 */
record NoticeOrder(
        CaseFile file,
        int number,
        DunningLevel level,
        Situation situation,
        Arrears arrears,
        LocalDate today,
        LocalDate reaches) {

    /** The first day on which power may be cut: for a threat as far as known then. */
    LocalDate disconnection() {
        var dunning = file.dunning(false);
        var threatened = dunning.threatened();
        var announced = dunning.announced();
        if (threatened == null) throw new IllegalStateException("Nothing was threatened in case " + file.id());
        return announced == null
                ? DunningPeriods.earliestAfterThreat(threatened)
                : DunningPeriods.disconnection(threatened, announced);
    }
}
