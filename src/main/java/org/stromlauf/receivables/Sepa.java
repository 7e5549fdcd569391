package org.stromlauf.receivables;

import java.math.BigInteger;
import java.text.Normalizer;

/** What SEPA asks of identifiers and texts (EPC130-08, EPC217-08). */
final class Sepa {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int LONGEST_NAME = 70;

    private Sepa() {}

    /** ISO 13616: letters, digits and two check digits. */
    static void requireIban(String iban) {
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}") || !checkDigitsHold(iban)) {
            throw new IllegalArgumentException("Not an IBAN: '" + iban + "'");
        }
    }

    /** EPC262-08: the check digits leave out the three characters of the creditor's business code. */
    static void requireCreditorId(String id) {
        if (!id.matches("[A-Z]{2}\\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
                || !checkDigitsHold(id.substring(0, 4) + id.substring(7))) {
            throw new IllegalArgumentException("Not a creditor identifier (Gläubiger-ID): '" + id + "'");
        }
    }

    /** A name or text in the character set that every bank of the area takes: umlauts are written out, accents dropped. */
    static String text(String text) {
        var plain = text.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue")
                .replace("ß", "ss")
                .replace("&", "+");
        var latin = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9+?/:().,' -]", ".")
                .strip();
        return latin.length() <= LONGEST_NAME ? latin : latin.substring(0, LONGEST_NAME);
    }

    private static boolean checkDigitsHold(String id) {
        var digits = new StringBuilder();
        (id.substring(4) + id.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }
}
