package org.stromlauf.metering;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Divides a whole number by weights so that the parts sum to it: each boundary is rounded once, so no part is off by more than one. */
final class Shares {

    private Shares() {}

    static long[] of(long whole, long[] weights) {
        return of(whole, Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList());
    }

    static long[] of(long whole, List<BigInteger> weights) {
        var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0)
            throw new IllegalArgumentException("The weights sum to " + sum + ", nothing to divide by");
        var parts = new long[weights.size()];
        var until = BigInteger.ZERO;
        long before = 0;
        for (int i = 0; i < parts.length; i++) {
            until = until.add(weights.get(i));
            long now = BigInteger.valueOf(whole)
                    .multiply(until)
                    .shiftLeft(1)
                    .add(sum)
                    .divide(sum.shiftLeft(1))
                    .longValueExact();
            parts[i] = now - before;
            before = now;
        }
        return parts;
    }
}
