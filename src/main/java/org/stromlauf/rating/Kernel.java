package org.stromlauf.rating;

import java.math.BigInteger;

/**
 * The sum of quantity × price, exact: watt-hours × 1e-8 €/kWh = 1e-11 €. In a long it reaches ± 92 million €; beyond it is
 * computed again without bound.
 */
public final class Kernel {

    /** Changes whenever the same input could give another output. */
    public static final int VERSION = 1;

    private Kernel() {}

    /** Σ quantity[i] × price[i]; the arrays have the same length. */
    public static BigInteger sum(long[] quantities, long[] prices) {
        if (quantities.length != prices.length) {
            throw new IllegalArgumentException(
                    quantities.length + " quantities do not meet " + prices.length + " prices");
        }
        try {
            return BigInteger.valueOf(exact(quantities, prices));
        } catch (ArithmeticException overflow) {
            return unbounded(quantities, prices);
        }
    }

    /** The same in a long, as used in bulk. */
    public static long exact(long[] quantities, long[] prices) {
        long sum = 0;
        for (int i = 0; i < quantities.length; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(quantities[i], prices[i]));
        }
        return sum;
    }

    private static BigInteger unbounded(long[] quantities, long[] prices) {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < quantities.length; i++) {
            sum = sum.add(BigInteger.valueOf(quantities[i]).multiply(BigInteger.valueOf(prices[i])));
        }
        return sum;
    }
}
