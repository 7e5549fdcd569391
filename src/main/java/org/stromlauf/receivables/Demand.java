package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.Money;

/**
 * What shall be booked to a debtor and, when it is to be paid, become an open item.
 *
 * @param key unique in the tenant, and the EndToEndId of a direct debit: 1 to 35 characters of the SEPA character set
 * @param reference what the debtor names in a payment: an invoice number, a contract's number
 * @param announcedOn when the debtor was told amount and date (pre-notification of a direct debit)
 * @param against the other sides of the posting; the debtor owes minus their sum, a negative amount is a credit
 */
public record Demand(
        String key,
        String debtor,
        ItemKind kind,
        String reference,
        LocalDate announcedOn,
        LocalDate dueOn,
        String text,
        List<LedgerEntry> against) {

    /** SEPA character set without blanks at the ends and slashes that EPC217-08 forbids. */
    static final String SEPA_KEY = "[A-Za-z0-9+?:().,'-]([A-Za-z0-9+?:().,' -]{0,33}[A-Za-z0-9+?:().,'-])?";

    public Demand {
        if (!key.matches(SEPA_KEY)) {
            throw new IllegalArgumentException("An item's key has 1 to 35 characters of SEPA, was '" + key + "'");
        }
        if (!reference.matches(SEPA_KEY)) {
            throw new IllegalArgumentException(
                    "An item's reference has 1 to 35 characters of SEPA, was '" + reference + "'");
        }
        if (dueOn.isBefore(announcedOn)) {
            throw new IllegalArgumentException(
                    "Item " + key + " is due on " + dueOn + ", before it was announced on " + announcedOn);
        }
        against = List.copyOf(against);
    }

    /** What the debtor owes by it; negative: a credit (Guthaben). */
    public Money amount() {
        return Posting.sum(against).negated();
    }

    Posting posting() {
        var entries = new java.util.ArrayList<LedgerEntry>();
        entries.add(new LedgerEntry(Account.debtor(debtor), amount()));
        entries.addAll(against);
        return new Posting("item " + key, announcedOn, text, entries);
    }
}
