package org.stromlauf.contracts;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The address of an authority's bills: coarse, perhaps fine, and check digits (Leitweg-ID format specification 2.0.2, KoSIT). */
final class LeitwegId {

    private static final Pattern FORM = Pattern.compile("[0-9]{2,12}(-[A-Z0-9]{1,30})?-[0-9]{2}");

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private LeitwegId() {}

    /** @throws IllegalArgumentException when it is none */
    static void require(String text) {
        if (isOne(text)) return;
        throw new IllegalArgumentException("'buyerReference' is no Leitweg-ID, was '" + text
                + "': digits, perhaps letters and digits, two check digits, as 04011000-1234512345-06");
    }

    /** Its check digits are those of ISO 7064 MOD 97-10 over all before, a letter counting from A = 10. */
    static boolean isOne(String text) {
        if (!FORM.matcher(text).matches()) return false;
        var digits = new StringBuilder();
        text.chars().filter(c -> c != '-').forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
