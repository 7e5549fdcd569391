package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.List;
import org.stromlauf.shared.Money;

/**
 * A set of entries that sums to zero (Buchungssatz).
 *
 * @param key names the occasion within the tenant: the same key is booked once
 */
public record Posting(String key, LocalDate bookingDate, String text, List<LedgerEntry> entries) {

    private static final int LONGEST_KEY = 200;

    public Posting {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A posting's key has 1 to " + LONGEST_KEY + " characters, was " + key);
        }
        entries = List.copyOf(entries);
        if (entries.size() < 2) throw new IllegalArgumentException("Posting '" + key + "' has fewer than two entries");
        var sum = sum(entries);
        if (!sum.isZero()) throw new IllegalArgumentException("Posting '" + key + "' sums to " + sum + ", not to zero");
    }

    static Money sum(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::amount).reduce(Money.ZERO, Money::plus);
    }
}
