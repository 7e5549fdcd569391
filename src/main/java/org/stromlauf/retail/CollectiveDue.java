package org.stromlauf.retail;

import java.util.List;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.shared.DateRange;

/**
 * A period of a framework contract that can be billed.
 *
 * @param occasion the interval that was agreed, or a correction: the bill of the period is taken back and made anew
 */
record CollectiveDue(FrameworkContract framework, DateRange period, Occasion occasion) {

    /** A site with the days of it that are not billed yet. */
    record SiteDue(FrameworkSite site, Contract contract, DateRange period) {}

    /**
     * The sites of a period.
     *
     * @param obstacles why a site cannot be billed with the others, in German
     */
    record Sites(List<SiteDue> due, List<String> obstacles) {}

    boolean isCorrection() {
        return occasion == Occasion.CORRECTION;
    }

    BillRunItem item() {
        return new BillRunItem(
                framework.id(), framework.number(), period, occasion, BillRunItem.State.OPEN, null, null, null, true);
    }
}
