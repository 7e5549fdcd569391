package org.stromlauf.retail;

import java.util.List;

/** What a supplier's settings say about who writes its bills. */
sealed interface Letterhead {

    /**
     * @param iban the account that customers transfer to
     * @param creditorId Gläubiger-Identifikationsnummer
     * @param daysUntilDue from the day on the document
     */
    record Complete(Seller seller, String iban, String creditorId, int daysUntilDue) implements Letterhead {}

    /** @param settings the keys of those that are not set */
    record Incomplete(List<String> settings) implements Letterhead {}
}
