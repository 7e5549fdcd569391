package org.stromlauf.receivables;

/**
 * Who collects, and into which account.
 *
 * @param id Gläubiger-Identifikationsnummer, given by the Bundesbank
 */
public record Creditor(String name, String id, String iban) {

    public Creditor {
        if (name.isBlank()) throw new IllegalArgumentException("A creditor has a name");
        Sepa.requireCreditorId(id);
        Sepa.requireIban(iban);
    }
}
