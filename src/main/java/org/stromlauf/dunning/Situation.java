package org.stromlauf.dunning;

import java.util.List;

/**
 * What a contract or framework contract owes on a day, and whether anything keeps it from being disconnected.
 *
 * @param held a clerk holds it
 * @param supplied whether its location is assigned to the supplier: else nothing can be cut for him
 */
record Situation(Payer payer, List<Claim> claims, boolean held, boolean supplied) {

    Situation {
        claims = List.copyOf(claims);
    }

    boolean onHold() {
        return held || !supplied;
    }

    /** Whether nothing is left that may lead to, or keep up, a disconnection. */
    boolean nothingCounts() {
        return held
                || claims.stream()
                        .noneMatch(c -> c.standing().counts() && !c.open().isZero());
    }
}
