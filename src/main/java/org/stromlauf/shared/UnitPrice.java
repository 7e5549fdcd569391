package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** Cent per kilowatt-hour, unrounded: rounding happens once, where a line leaves rating. */
public record UnitPrice(@JsonValue BigDecimal centsPerKwh) {

    @JsonCreator
    public UnitPrice {
        centsPerKwh = centsPerKwh.signum() == 0 ? BigDecimal.ZERO : centsPerKwh.stripTrailingZeros();
    }

    public static UnitPrice of(String centsPerKwh) {
        return new UnitPrice(new BigDecimal(centsPerKwh));
    }

    /** Half up to cent. */
    public Money times(Energy energy) {
        return Money.rounded(centsPerKwh.multiply(energy.kwh()).movePointLeft(2));
    }

    @Override
    public String toString() {
        return centsPerKwh.toPlainString() + " ct/kWh";
    }
}
