package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The factor by which household profiles follow the seasons: F(d) = -3.92E-10 d^4 + 3.2E-7 d^3 - 7.02E-5 d^2 + 2.1E-3 d + 1.24 for
 * the day of the year, rounded to four decimals (BDEW, application of the representative load profiles; MARKET 7.6).
 */
final class Dynamisation {

    private static final BigDecimal[] COEFFICIENTS = {
        new BigDecimal("-3.92E-10"),
        new BigDecimal("3.2E-7"),
        new BigDecimal("-7.02E-5"),
        new BigDecimal("2.1E-3"),
        new BigDecimal("1.24")
    };
    private static final int DECIMALS = 4;

    private Dynamisation() {}

    /** In ten-thousandths. */
    static long factor(LocalDate day) {
        var d = BigDecimal.valueOf(day.getDayOfYear());
        var value = BigDecimal.ZERO;
        for (var coefficient : COEFFICIENTS) value = value.multiply(d).add(coefficient);
        return value.setScale(DECIMALS, RoundingMode.HALF_UP)
                .movePointRight(DECIMALS)
                .longValueExact();
    }
}
