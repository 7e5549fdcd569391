package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.stromlauf.shared.Money;

/**
 * An exact amount before rounding: sum × 10^-scale × numerator / denominator €. Divided and rounded once, half up to cent, where
 * the line leaves rating.
 */
public record LineSum(BigInteger sum, int scale, long numerator, long denominator) {

    static LineSum of(BigInteger sum, int scale) {
        return new LineSum(sum, scale, 1, 1);
    }

    public Money rounded() {
        return new Money(exact().multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
    }

    private BigDecimal exact() {
        return new BigDecimal(sum, scale);
    }
}
