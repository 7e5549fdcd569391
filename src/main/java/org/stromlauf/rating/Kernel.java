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

    private Kernel() {}

    /** Σ quantity[i] × price[i]; the arrays have the same length. */
    public static BigInteger sum(long[] quantities, long[] prices) {
        return sum(quantities, prices, areSmall(quantities) && areNarrow(prices));
    }

    /**
     * @param bounded whether quantities are known to be {@link #areSmall small} and prices {@link #areNarrow narrow}: a profile and a
     *     curve are looked at once, not for each sum
     */
    public static BigInteger sum(long[] quantities, long[] prices, boolean bounded) {
        if (quantities.length != prices.length) {
            throw new IllegalArgumentException(
                    quantities.length + " quantities do not meet " + prices.length + " prices");
        }
        try {
            return BigInteger.valueOf(exact(quantities, prices, bounded));
        } catch (ArithmeticException overflow) {
            return unbounded(quantities, prices);
        }
    }

    /** Whether every quantity keeps to 23 bits and a sign: ± 8,388 units. */
    public static boolean areSmall(long[] quantities) {
        return keepTo(QUANTITY_BITS, quantities);
    }

    /** Whether every price keeps to 30 bits and a sign: ± 10.7 € a unit. */
    public static boolean areNarrow(long[] prices) {
        return keepTo(PRICE_BITS, prices);
    }

    private static boolean keepTo(int bits, long[] values) {
        long limit = 1L << bits;
        long wide = 0;
        for (long value : values) wide |= value + limit;
        return wide >>> (bits + 1) == 0;
    }

    /** The same in a long, as used in bulk. */
    public static long exact(long[] quantities, long[] prices, boolean bounded) {
        long sum = 0;
        for (int from = 0; from < quantities.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, quantities.length);
            sum = Math.addExact(
                    sum, bounded ? chunk(quantities, prices, from, to) : careful(quantities, prices, from, to));
        }
        return sum;
    }

    /** Within the bounds a chunk's sum keeps to 62 bits, so that nothing is looked at while it is added, four at a time. */
    private static long chunk(long[] quantities, long[] prices, int from, int to) {
        long even = 0;
        long odd = 0;
        int i = from;
        // In this form the compiler proves the array's bounds once and not at each value.
        for (int last = to - 3; i < last; i += 4) {
            even += quantities[i] * prices[i] + quantities[i + 1] * prices[i + 1];
            odd += quantities[i + 2] * prices[i + 2] + quantities[i + 3] * prices[i + 3];
        }
        for (; i < to; i++) even += quantities[i] * prices[i];
        return even + odd;
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
