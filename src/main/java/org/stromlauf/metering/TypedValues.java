package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Values in kWh as a case worker types or pastes them, one a line or apart by blanks or semicolons, with decimal comma or point.
 */
final class TypedValues {

    private static final Pattern APART = Pattern.compile("[\\s;]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}([.,]\\d{1,3})?");

    private TypedValues() {}

    /**
     * @param expected how many values there must be
     * @return in Wh
     * @throws IllegalArgumentException what is wrong with them, in German, with the place
     */
    static long[] wattHours(String typed, int expected) {
        var values = Arrays.stream(APART.split(typed.strip()))
                .filter(v -> !v.isEmpty())
                .toList();
        if (values.size() != expected) {
            throw new IllegalArgumentException("Eigene Werte: " + expected + (expected == 1 ? " Wert" : " Werte")
                    + " in kWh erwartet, " + values.size() + " angegeben");
        }
        var result = new long[expected];
        for (int i = 0; i < expected; i++) {
            var value = values.get(i);
            if (!NUMBER.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "Eigene Werte: Wert " + (i + 1) + " \"" + value
                                + "\" ist keine Zahl in kWh mit höchstens drei Nachkommastellen, ohne Tausenderpunkt, zum Beispiel 0,125");
            }
            result[i] =
                    new BigDecimal(value.replace(',', '.')).movePointRight(3).longValueExact();
        }
        return result;
    }
}
