package org.stromlauf.rating;

import java.math.BigInteger;

/**
 * The sum of quantity × price, exact: thousandths of a unit × 1e-8 € = 1e-11 €. In a long it reaches ± 92 million €; beyond it is
 * computed again without bound.
 */
public final class Kernel {

    /** Changes whenever the same input could give another output. */
    public static final int VERSION = 2;

    private static final int CHUNK = 512;
    /** 8,388 units in one value. */
    private static final int QUANTITY_BITS = 23;
    /** 10.7 € a unit. */
    private static final int PRICE_BITS = 30;

    private static final long QUANTITY_LIMIT = 1L << QUANTITY_BITS;
    private static final long PRICE_LIMIT = 1L << PRICE_BITS;

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
        for (int from = 0; from < quantities.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, quantities.length);
            sum = Math.addExact(sum, chunk(quantities, prices, from, to));
        }
        return sum;
    }

    /**
     * Adds without looking for overflow, which costs most of the time, and looks once at the end: as long as quantities keep to
     * 23 bits and prices to 30, a chunk's sum keeps to 62. What is wider is added again with care.
     */
    private static long chunk(long[] quantities, long[] prices, int from, int to) {
        long sum = 0;
        long wideQuantities = 0;
        long widePrices = 0;
        for (int i = from; i < to; i++) {
            long quantity = quantities[i];
            long price = prices[i];
            sum += quantity * price;
            wideQuantities |= quantity + QUANTITY_LIMIT;
            widePrices |= price + PRICE_LIMIT;
        }
        boolean narrow = wideQuantities >>> (QUANTITY_BITS + 1) == 0 && widePrices >>> (PRICE_BITS + 1) == 0;
        return narrow ? sum : careful(quantities, prices, from, to);
    }

    private static long careful(long[] quantities, long[] prices, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
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
