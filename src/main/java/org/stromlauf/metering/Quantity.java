package org.stromlauf.metering;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** A quantity as MSCONS writes it (QTY 6060): digits, a sign, and a decimal mark that UNA announces, point or comma. */
final class Quantity {

    private static final int DECIMALS = 3;
    /** So many digits certainly fit. */
    private static final int SAFE_DIGITS = 15;

    private Quantity() {}

    static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new FaultyMessageException("Z35", "Eine Menge ist keine Zahl: " + text);
        }
    }

    /** In thousandths, which of kWh are watt-hours; empty when it is finer. By hand: a day of quarter hours has a hundred. */
    static OptionalLong thousandths(String text) {
        long number = 0;
        int decimals = -1;
        int start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start || text.length() > SAFE_DIGITS) return slow(text);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                if (decimals >= 0) decimals++;
            } else if ((c == '.' || c == ',') && decimals < 0) {
                decimals = 0;
            } else {
                return slow(text);
            }
        }
        if (decimals > DECIMALS) return slow(text);
        for (int i = Math.max(decimals, 0); i < DECIMALS; i++) number *= 10;
        return OptionalLong.of(start == 1 ? -number : number);
    }

    private static OptionalLong slow(String text) {
        try {
            return OptionalLong.of(exact(text).movePointRight(DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
