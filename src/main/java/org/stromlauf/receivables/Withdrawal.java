package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.Money;

/**
 * What of an item is not asked for any more, because something else claims it or nobody owes it. The item stays as it was booked;
 * the posting turns it round.
 *
 * @param key names the occasion: the same key is booked once
 * @param against the other sides of the posting, debits that undo the item's credits; their sum is what is withdrawn
 */
public record Withdrawal(String key, String item, LocalDate bookingDate, String text, List<LedgerEntry> against) {

    public Withdrawal {
        against = List.copyOf(against);
        var amount = Posting.sum(against);
        if (amount.isZero() || amount.isNegative()) {
            throw new IllegalArgumentException("A withdrawal takes back a positive amount, was " + amount);
        }
    }

    public Money amount() {
        return Posting.sum(against);
    }

    Posting posting(String debtor) {
        var entries = new java.util.ArrayList<LedgerEntry>();
        entries.add(LedgerEntry.credit(Account.debtor(debtor), amount()));
        entries.addAll(against);
        return new Posting(key, bookingDate, text, entries);
    }
}
