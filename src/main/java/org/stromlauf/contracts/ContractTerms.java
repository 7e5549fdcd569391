package org.stromlauf.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Energy;

/**
 * What supplier and customer agreed.
 *
 * @param product key of the product and its price sheet
 * @param notice how long before the end the contract must be cancelled
 * @param boundUntil the first day on which the contract may be over (Erstlaufzeit); null = only the notice period binds.
 *     Afterwards it goes on without end (BGB §309 No. 9)
 * @param powerOfAttorney whether the supplier asks for it before he accepts a cancellation by another (E_0614 step 90)
 * @param kind of supply
 * @param yearlyConsumption expected, or that of the previous year
 * @param pricesGuaranteedUntil the first day on which the supplier may change prices (Preisgarantie); null = none is guaranteed
 */
public record ContractTerms(
        String product,
        NoticePeriod notice,
        @Nullable LocalDate boundUntil,
        boolean powerOfAttorney,
        SupplyKind kind,
        Energy yearlyConsumption,
        MeteringKind metering,
        BillingInterval billing,
        @Nullable LocalDate pricesGuaranteedUntil) {

    /** Without a price guarantee. */
    public ContractTerms(
            String product,
            NoticePeriod notice,
            @Nullable LocalDate boundUntil,
            boolean powerOfAttorney,
            SupplyKind kind,
            Energy yearlyConsumption,
            MeteringKind metering,
            BillingInterval billing) {
        this(product, notice, boundUntil, powerOfAttorney, kind, yearlyConsumption, metering, billing, null);
    }

    /** Why a supplier supplies. */
    public enum SupplyKind {
        /** By a contract that the customer chose (Sondervertrag). */
        CONTRACT,
        /** Grundversorgung, EnWG §36. */
        DEFAULT,
        /** Ersatzversorgung, EnWG §38: without contract, no notice period. */
        FALLBACK
    }

    /** How consumption is measured. */
    public enum MeteringKind {
        /** Konventionelle or moderne Messeinrichtung: readings of registers. */
        REGISTER,
        /** Intelligentes Messsystem: quarter-hour load profile. */
        SMART
    }

    /** How often a bill is made (EnWG §40b). */
    public enum BillingInterval {
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        YEARLY
    }

    public ContractTerms {
        if (!product.matches("[a-z][a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("A product key reads like oeko-fix-24, was '" + product + "'");
        }
        if (yearlyConsumption.wattHours() < 0) {
            throw new IllegalArgumentException("A yearly consumption is not negative, was " + yearlyConsumption);
        }
    }

    /** The first day on which the contract can be over when it is cancelled on that day. */
    public LocalDate earliestEnd(LocalDate cancelledOn) {
        if (kind == SupplyKind.FALLBACK) return cancelledOn; // EnWG §38: no notice period
        var afterNotice = notice.after(cancelledOn);
        return boundUntil != null && boundUntil.isAfter(afterNotice) ? boundUntil : afterNotice;
    }

    /** Whether the supplier has promised not to change prices on that day. */
    public boolean areGuaranteedOn(LocalDate day) {
        return pricesGuaranteedUntil != null && day.isBefore(pricesGuaranteedUntil);
    }
}
