package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** An amount of energy in watt-hours. */
public record Energy(@JsonValue long wattHours) implements Comparable<Energy> {

    public static final Energy ZERO = new Energy(0);

    @JsonCreator
    public Energy {}

    /** Exact: a value finer than a watt-hour is refused. */
    public static Energy ofKwh(BigDecimal kwh) {
        return new Energy(kwh.movePointRight(3).longValueExact());
    }

    public static Energy ofKwh(String kwh) {
        return ofKwh(new BigDecimal(kwh));
    }

    public BigDecimal kwh() {
        return BigDecimal.valueOf(wattHours, 3);
    }

    public Energy plus(Energy other) {
        return new Energy(Math.addExact(wattHours, other.wattHours));
    }

    public Energy minus(Energy other) {
        return new Energy(Math.subtractExact(wattHours, other.wattHours));
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(wattHours, other.wattHours);
    }

    @Override
    public String toString() {
        return kwh().stripTrailingZeros().toPlainString() + " kWh";
    }
}
