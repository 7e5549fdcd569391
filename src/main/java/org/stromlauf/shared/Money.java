package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in euro with two decimals: what is booked, invoiced and paid. */
public record Money(@JsonValue BigDecimal euros) implements Comparable<Money> {

    public static final Money ZERO = new Money(new BigDecimal("0.00"));

    @JsonCreator
    public Money {
        if (euros.scale() != 2) {
            throw new IllegalArgumentException("An amount has two decimals, was " + euros.toPlainString());
        }
    }

    public static Money of(String euros) {
        return new Money(new BigDecimal(euros));
    }

    public static Money ofCents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2));
    }

    /** Half up to cent: the one rounding at the place where an amount leaves a calculation. */
    public static Money rounded(BigDecimal euros) {
        return new Money(euros.setScale(2, RoundingMode.HALF_UP));
    }

    public long cents() {
        return euros.movePointRight(2).longValueExact();
    }

    public Money plus(Money other) {
        return new Money(euros.add(other.euros));
    }

    public Money minus(Money other) {
        return new Money(euros.subtract(other.euros));
    }

    public Money negated() {
        return new Money(euros.negate());
    }

    public boolean isZero() {
        return euros.signum() == 0;
    }

    public boolean isNegative() {
        return euros.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return euros.compareTo(other.euros);
    }

    @Override
    public String toString() {
        return euros.toPlainString() + " EUR";
    }
}
