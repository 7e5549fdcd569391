package org.stromlauf.receivables;

import org.stromlauf.shared.Money;

/**
 * One side of a posting.
 *
 * @param amount debit (Soll) positive, credit (Haben) negative, never zero
 */
public record LedgerEntry(Account account, Money amount) {

    public LedgerEntry {
        if (amount.isZero()) throw new IllegalArgumentException("An entry moves an amount, was zero on " + account);
    }

    public static LedgerEntry debit(Account account, Money amount) {
        return new LedgerEntry(account, amount);
    }

    public static LedgerEntry credit(Account account, Money amount) {
        return new LedgerEntry(account, amount.negated());
    }
}
