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

    private static final long PRICE_LIMIT = 1L << PRICE_BITS;

    private Kernel() {}

    /** Σ quantity[i] × price[i]; the arrays have the same length. */
    public static BigInteger sum(long[] quantities, long[] prices) {
        return sum(quantities, prices, areNarrow(prices));
    }

    /** @param narrow whether the prices are known to be {@link #areNarrow narrow}: a curve is looked at once for all contracts */
    public static BigInteger sum(long[] quantities, long[] prices, boolean narrow) {
        if (quantities.length != prices.length) {
            throw new IllegalArgumentException(
                    quantities.length + " quantities do not meet " + prices.length + " prices");
        }
        try {
            return BigInteger.valueOf(exact(quantities, prices, narrow));
        } catch (ArithmeticException overflow) {
            return unbounded(quantities, prices);
        }
    }

    /** Whether every price keeps to 30 bits and a sign: ± 10.7 € a unit. */
    public static boolean areNarrow(long[] prices) {
        long wide = 0;
        for (long price : prices) wide |= price + PRICE_LIMIT;
        return wide >>> (PRICE_BITS + 1) == 0;
    }

    /** The same in a long, as used in bulk. */
    public static long exact(long[] quantities, long[] prices, boolean narrow) {
        long sum = 0;
        for (int from = 0; from < quantities.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, quantities.length);
            sum = Math.addExact(
                    sum, narrow ? chunk(quantities, prices, from, to) : careful(quantities, prices, from, to));
        }
        return sum;
    }

    /**
     * Adds four at a time without looking for overflow, which costs most of the time, and looks once at the end: as long as
     * quantities keep to 23 bits and prices to 30, a chunk's sum keeps to 62. Wider or negative quantities are added again with care.
     */
    private static long chunk(long[] quantities, long[] prices, int from, int to) {
        long even = 0;
        long odd = 0;
        long wide = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            long first = quantities[i];
            long second = quantities[i + 1];
            long third = quantities[i + 2];
            long fourth = quantities[i + 3];
            even += first * prices[i] + second * prices[i + 1];
            odd += third * prices[i + 2] + fourth * prices[i + 3];
            wide |= (first | second) | (third | fourth);
        }
        for (; i < to; i++) {
            even += quantities[i] * prices[i];
            wide |= quantities[i];
        }
        return wide >>> QUANTITY_BITS == 0 ? even + odd : careful(quantities, prices, from, to);
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
