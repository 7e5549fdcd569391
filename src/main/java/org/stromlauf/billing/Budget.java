package org.stromlauf.billing;

import java.math.BigDecimal;
import java.util.List;
import org.stromlauf.shared.DateRange;

/**
 * What a contract, a customer or a cost centre may use in a period, and at which parts of it somebody wants to know.
 *
 * @param key unique within the tenant
 * @param of number of the contract or customer, name of the cost centre
 * @param amount kWh of ENERGY, gross € of MONEY; of PREPAID the credit paid in at the beginning
 * @param thresholds percent of the amount, ascending: 80, 100
 */
public record Budget(
        String key,
        Measure measure,
        Scope scope,
        String of,
        DateRange period,
        BigDecimal amount,
        List<Integer> thresholds) {

    /** What is counted. */
    public enum Measure {
        /** kWh. */
        ENERGY,
        /** Gross €. */
        MONEY,
        /** Gross €, paid in before (Guthaben). Payments raise the amount. */
        PREPAID
    }

    /** Whose use is counted. */
    public enum Scope {
        CONTRACT,
        CUSTOMER,
        /** Kostenstelle. */
        COST_CENTRE
    }

    private static final int MOST_KEY = 100;
    private static final int MOST_PERCENT = 1000;

    public Budget {
        if (key.isBlank() || key.length() > MOST_KEY) {
            throw new IllegalArgumentException(
                    "A budget's key has 1 to " + MOST_KEY + " characters, was '" + key + "'");
        }
        if (of.isBlank()) throw new IllegalArgumentException("Budget " + key + " names whose it is: 'of'");
        if (period.isOpenEnded() || period.days() == 0) {
            throw new IllegalArgumentException("Budget " + key + " has a first day and an end, was " + period);
        }
        boolean mayBeNothing = measure == Measure.PREPAID;
        if (amount.signum() < 0 || (amount.signum() == 0 && !mayBeNothing)) {
            throw new IllegalArgumentException("Budget " + key + " is more than nothing, was " + amount);
        }
        if (amount.stripTrailingZeros().scale() > 3) {
            throw new IllegalArgumentException("Budget " + key + " has at most three decimals, was " + amount);
        }
        thresholds = thresholds.stream().sorted().distinct().toList();
        if (thresholds.isEmpty() || thresholds.get(0) < 1 || thresholds.get(thresholds.size() - 1) > MOST_PERCENT) {
            throw new IllegalArgumentException(
                    "Budget " + key + " has thresholds of 1 to " + MOST_PERCENT + " percent, were " + thresholds);
        }
    }

    /**
     * How a budget stands.
     *
     * @param limit the amount and all payments
     * @param reached thresholds that are reached, in percent
     */
    public record Standing(Budget budget, BigDecimal limit, BigDecimal used, List<Integer> reached) {

        /** Negative when more was used. */
        public BigDecimal left() {
            return limit.subtract(used);
        }
    }
}
