package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stromlauf.billing.CollectiveBill.Reassigned;
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

    /**
     * A site with the days of it that are not billed yet.
     *
     * @param site as it was told last
     * @param told as it was told for the days of the period, the first first: cost centres may differ
     */
    record SiteDue(FrameworkSite site, List<FrameworkSite> told, Contract contract, DateRange period) {

        /** Its lines go here from the first day on. */
        FrameworkSite first() {
            return told.get(0);
        }

        /** Where they go from a later day of the period on. */
        List<Reassigned> later() {
            var later = new ArrayList<Reassigned>();
            for (int i = 1; i < told.size(); i++) {
                var before = told.get(i - 1);
                var next = told.get(i);
                if (Objects.equals(before.costCentre(), next.costCentre())
                        && before.costCentres().equals(next.costCentres())) continue;
                later.add(new Reassigned(next.days().from(), next.costCentre(), next.costCentres()));
            }
            return later;
        }
    }

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
