package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clerk holds the dunning of a contract, or takes a claim out of what may lead to a disconnection (Mahnsperre).
 *
 * @param item the claim; null for the whole contract
 * @param until the last day; null until it is released
 * @param setBy the user
 */
public record Hold(
        UUID id,
        String debtor,
        @Nullable String item,
        Reason reason,
        String note,
        @Nullable LocalDate until,
        LocalDate setOn,
        String setBy) {

    /** Why. EnWG §41f. */
    public enum Reason {
        /** Formally, in time and conclusively objected to. */
        DISPUTE(Claim.Standing.DISPUTED),
        /** From a price increase that is disputed. */
        DISPUTED_PRICE_INCREASE(Claim.Standing.DISPUTED_PRICE_INCREASE),
        /** Stundung. */
        DEFERRAL(Claim.Standing.DEFERRED),
        /** Out of proportion: danger to life and limb, children, care. */
        HARDSHIP(Claim.Standing.DEFERRED),
        /** The grid operator did not carry the order out. */
        ORDER_GIVEN_UP(Claim.Standing.DEFERRED);

        private final Claim.Standing standing;

        Reason(Claim.Standing standing) {
            this.standing = standing;
        }

        Claim.Standing standing() {
            return standing;
        }
    }

    public Hold {
        if (until != null && until.isBefore(setOn)) {
            throw new IllegalArgumentException("A hold set on " + setOn + " cannot end on " + until);
        }
    }

    boolean isInForceOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
