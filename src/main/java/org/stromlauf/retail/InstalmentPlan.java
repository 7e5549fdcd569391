package org.stromlauf.retail;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;

/**
 * What a contract pays in advance each month (Abschlagsplan), from a day until the next version.
 *
 * @param version counts the contract's plans from 1
 * @param monthly gross, full euros unless a clerk chose otherwise
 * @param pause the month on whose first nothing is due, because the yearly bill is; null when all twelve are
 * @param yearlyUse what a year is expected to use
 * @param yearlyGross what that costs, VAT included, at the prices by which the amount was found
 * @param note why, for who reads it later
 */
public record InstalmentPlan(
        ContractId contract,
        int version,
        LocalDate validFrom,
        Money monthly,
        @Nullable Month pause,
        Energy yearlyUse,
        Money yearlyGross,
        Reason reason,
        LocalDate decidedOn,
        String note) {

    /** Why a plan was made. */
    public enum Reason {
        /** Supply began. */
        START,
        /** Prices changed; the amount follows them (StromGVV §13(2)). */
        PRICES,
        /** A yearly bill told what a year uses (EnWG §41b(3)). */
        BILL,
        /** A clerk agreed it with the customer. */
        CLERK
    }

    public InstalmentPlan {
        if (monthly.isZero() || monthly.isNegative()) {
            throw new IllegalArgumentException("An instalment is positive, was " + monthly);
        }
    }

    /** Whether an instalment is due on the first of a month. */
    boolean isDueOn(LocalDate firstOfMonth) {
        return !firstOfMonth.isBefore(validFrom) && firstOfMonth.getMonth() != pause;
    }
}
