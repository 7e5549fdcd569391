package org.stromlauf.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.invoicing.Party;

/** What a supplier's settings say about who writes its bills. */
sealed interface Letterhead {

    /**
     * @param iban the account that customers transfer to
     * @param creditorId Gläubiger-Identifikationsnummer
     * @param daysUntilDue from the day on the document
     * @param contact whom an authority asks; null = not set, so no authority gets a bill after XRechnung
     */
    record Complete(Seller seller, String iban, String creditorId, int daysUntilDue, Party.@Nullable Contact contact)
            implements Letterhead {}

    /** @param settings the keys of those that are not set */
    record Incomplete(List<String> settings) implements Letterhead {}
}
