package org.stromlauf.dunning;

import java.time.LocalDate;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.shared.Money;

/**
 * An overdue claim (rückständige Forderung) and whether it may count towards a disconnection.
 *
 * @param open what is left after part payments
 */
public record Claim(String item, LocalDate dueOn, Money open, Standing standing) {

    /** Why a claim counts or not. EnWG §41f. */
    public enum Standing {
        /** It counts. */
        DUE,
        /** Mahnkosten, Rücklastschriftkosten, Zinsen: owed, but no ground to disconnect. */
        ANCILLARY,
        /** Formally, in time and conclusively objected to, not yet adjudicated. */
        DISPUTED,
        /** Deferred by agreement (Stundung), or part of an instalment agreement that is kept. */
        DEFERRED,
        /** From a price increase that is disputed and not yet adjudicated. */
        DISPUTED_PRICE_INCREASE;

        boolean counts() {
            return this == DUE;
        }
    }

    public Claim {
        if (open.isNegative()) throw new IllegalArgumentException("A claim is not negative, was " + open + ": " + item);
    }

    /** A claim nobody disputes or has deferred. */
    public static Claim of(OpenItem item) {
        var standing = item.kind().isAncillary() ? Standing.ANCILLARY : Standing.DUE;
        return new Claim(item.key(), item.dueOn(), item.open(), standing);
    }

    public Claim standing(Standing other) {
        return new Claim(item, dueOn, open, other);
    }
}
