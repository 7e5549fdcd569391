package org.stromlauf.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceCurve;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;

/**
 * What shall be billed, complete in itself.
 *
 * @param contract how the caller names the contract
 * @param prices published prices that the sheet's components refer to, VAT among them
 * @param quantities all that is counted; {@code asOf} says whose knowledge they are
 * @param curve the exchange's prices; needed only by a dynamic component
 * @param asOf the instant whose knowledge the usage is: later values do not count
 * @param facts what decides about prices besides the sheet
 */
public record BillOrder(
        String contract,
        PriceSheet sheet,
        PublishedPrices prices,
        DateRange period,
        Quantities quantities,
        @Nullable PriceCurve curve,
        Instant asOf,
        ContractFacts facts) {

    public BillOrder {
        if (contract.isBlank()) throw new IllegalArgumentException("A bill order names its contract");
        if (period.isOpenEnded() || period.days() == 0) {
            throw new IllegalArgumentException("A bill covers at least one day and has an end, was " + period);
        }
    }

    public BillOrder(
            String contract,
            PriceSheet sheet,
            PublishedPrices prices,
            DateRange period,
            Usage usage,
            @Nullable PriceCurve curve,
            Instant asOf) {
        this(contract, sheet, prices, period, Quantities.of(usage), curve, asOf, ContractFacts.NONE);
    }

    /** The same with lines divided on these days. */
    public BillOrder cutOn(Set<LocalDate> days) {
        return days.isEmpty()
                ? this
                : new BillOrder(contract, sheet, prices, period, quantities, curve, asOf, facts.cutOn(days));
    }

    public Usage usage() {
        return quantities.usage();
    }
}
