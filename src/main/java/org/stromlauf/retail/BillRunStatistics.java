package org.stromlauf.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;

/**
 * What a run has billed so far, the sites of collective bills one by one.
 *
 * @param billed by occasion, in their order
 * @param cancelled what the run took back to make it anew; null when it took back nothing
 */
public record BillRunStatistics(List<Billed> billed, @Nullable Sum cancelled) {

    /** The bills of an occasion. */
    public record Billed(Occasion occasion, Sum sum) {}

    /**
     * Bills added up.
     *
     * @param gross with VAT
     * @param due gross less the instalments that were paid; what is to be paid out is negative
     */
    public record Sum(long bills, Energy consumption, Money gross, Money due) {}
}
