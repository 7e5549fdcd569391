package org.stromlauf.rating;

import java.math.BigDecimal;

/** What a bill for fuel must tell about carbon dioxide, and how landlord and tenant share its cost (CO2KostAufG §3, §5, annex). */
public final class CarbonShare {

    /** kg CO2 a square metre and year at which the landlord's share begins: steps of 5 from 12, of 10 percent. */
    private static final int FIRST = 12;

    private static final int STEP = 5;
    private static final int PERCENT = 10;
    private static final int LAST = 52;
    private static final int MOST = 95;

    private CarbonShare() {}

    /** Emissions in kg: kWh (gross calorific value) × kg CO2 a kWh. */
    public static BigDecimal emissions(BigDecimal kwh, BigDecimal kgPerKwh) {
        return kwh.multiply(kgPerKwh);
    }

    /** What the landlord bears of the cost of a residential building, in percent. */
    public static int landlordPercent(BigDecimal kgPerYear, BigDecimal squareMetres) {
        if (squareMetres.signum() <= 0) throw new IllegalArgumentException("A flat has an area, was " + squareMetres);
        if (kgPerYear.compareTo(squareMetres.multiply(BigDecimal.valueOf(FIRST))) < 0) return 0;
        if (kgPerYear.compareTo(squareMetres.multiply(BigDecimal.valueOf(LAST))) >= 0) return MOST;
        var above = kgPerYear.subtract(squareMetres.multiply(BigDecimal.valueOf(FIRST)));
        return above.divideToIntegralValue(squareMetres.multiply(BigDecimal.valueOf(STEP)))
                                .intValueExact()
                        * PERCENT
                + PERCENT;
    }
}
