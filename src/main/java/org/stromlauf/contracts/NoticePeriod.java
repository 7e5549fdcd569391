package org.stromlauf.contracts;

import java.time.LocalDate;

/** How long before its end a contract must be cancelled (Kündigungsfrist). */
public record NoticePeriod(int amount, Unit unit) {

    /** With the letter that the market uses for it (UTILMD DTM+Z01, form ZZRB). */
    public enum Unit {
        DAYS("T"),
        WEEKS("W"),
        MONTHS("M");

        private final String letter;

        Unit(String letter) {
            this.letter = letter;
        }

        public String letter() {
            return letter;
        }
    }

    public NoticePeriod {
        if (amount < 0 || amount > 99) {
            throw new IllegalArgumentException("A notice period counts 0 to 99 units, was " + amount);
        }
    }

    public static NoticePeriod weeks(int amount) {
        return new NoticePeriod(amount, Unit.WEEKS);
    }

    /** The first day on which a contract cancelled on that day can be over. */
    public LocalDate after(LocalDate cancelledOn) {
        return switch (unit) {
            case DAYS -> cancelledOn.plusDays(amount);
            case WEEKS -> cancelledOn.plusWeeks(amount);
            case MONTHS -> cancelledOn.plusMonths(amount);
        };
    }
}
