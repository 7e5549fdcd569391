package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The standard rate of VAT on energy and grid use. */
public final class ValueAddedTax {

    /** UStG §12(1); the reduced 16 percent of the second half of 2020 (§28(1)) ended then. */
    private static final LocalDate NINETEEN_SINCE = LocalDate.of(2021, 1, 1);

    private static final BigDecimal NINETEEN = new BigDecimal("19");

    private ValueAddedTax() {}

    /**
     * The rate in percent for a service that ends before a day: what is supplied in parts counts at its end (UStG §13(1)).
     *
     * @throws IllegalArgumentException before 2021
     */
    public static BigDecimal percentAt(LocalDate end) {
        if (!end.isAfter(NINETEEN_SINCE)) {
            throw new IllegalArgumentException("No VAT rate is known for periods that end before 2021, was " + end);
        }
        return NINETEEN;
    }
}
