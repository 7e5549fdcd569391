package org.stromlauf.contracts;

import java.math.BigInteger;
import java.time.LocalDate;

/**
 * A customer's permission to collect (SEPA-Lastschriftmandat).
 *
 * @param iban without blanks; its check digits are verified (ISO 13616)
 * @param reference unique for the creditor, 1 to 35 characters
 */
public record DirectDebitMandate(String iban, String accountHolder, String reference, LocalDate signedOn) {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    public DirectDebitMandate {
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}") || !checkDigitsHold(iban)) {
            throw new IllegalArgumentException("Not an IBAN: '" + iban + "'");
        }
        if (accountHolder.isBlank()) throw new IllegalArgumentException("A mandate names the account's holder");
        if (!reference.matches("[A-Za-z0-9+?/:().,' -]{1,35}")) {
            throw new IllegalArgumentException("A mandate reference has 1 to 35 characters, was '" + reference + "'");
        }
    }

    private static boolean checkDigitsHold(String iban) {
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }
}
