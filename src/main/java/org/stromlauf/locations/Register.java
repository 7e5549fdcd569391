package org.stromlauf.locations;

/**
 * A register of a meter (Zählwerk).
 *
 * @param obis for example {@code 1-0:1.8.0}
 */
public record Register(String obis, int integerDigits, int decimals) {

    public Register {
        if (!obis.matches("\\d-\\d+:\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("An OBIS code reads like 1-0:1.8.0, was '" + obis + "'");
        }
        if (integerDigits < 1 || integerDigits > 12 || decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException(
                    "A register has 1 to 12 integer digits and 0 to 6 decimals, was " + integerDigits + "/" + decimals);
        }
    }

    /** Vor- und Nachkommastellen as UTILMD writes them: {@code 6.1}. */
    public String digits() {
        return integerDigits + "." + decimals;
    }
}
