package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.Money;

/**
 * Money that came from a debtor.
 *
 * @param key names the occasion, for example a line of a bank statement
 * @param items which items the debtor meant, in this order; then those due first are settled
 * @param from the account that gives the money: bank, or clearing when it waited there
 */
public record Payment(
        String key, LocalDate bookingDate, String debtor, Money amount, String text, Account from, List<String> items) {

    public Payment {
        if (amount.isNegative() || amount.isZero()) {
            throw new IllegalArgumentException("A payment is positive, was " + amount + " in '" + key + "'");
        }
        items = List.copyOf(items);
    }

    Posting posting() {
        return new Posting(
                key,
                bookingDate,
                text,
                List.of(LedgerEntry.debit(from, amount), LedgerEntry.credit(Account.debtor(debtor), amount)));
    }
}
