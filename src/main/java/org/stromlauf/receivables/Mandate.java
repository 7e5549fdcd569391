package org.stromlauf.receivables;

import java.time.LocalDate;

/** A debtor's permission to collect from an account (SEPA-Basislastschriftmandat). */
public record Mandate(String reference, String iban, String accountHolder, LocalDate signedOn) {

    public Mandate {
        Sepa.requireIban(iban);
        if (accountHolder.isBlank()) throw new IllegalArgumentException("A mandate names the account's holder");
        if (!reference.matches("[A-Za-z0-9+?/:().,' -]{1,35}")) {
            throw new IllegalArgumentException("A mandate reference has 1 to 35 characters, was '" + reference + "'");
        }
    }
}
