package org.stromlauf.dunning;

import java.util.List;
import org.stromlauf.contracts.Contract;

/**
 * What a contract owes on a day, and whether anything keeps it from being disconnected.
 *
 * @param onHold a clerk holds it, or it is not supplied: then nothing can be cut for us
 */
record Situation(Contract contract, List<Claim> claims, boolean onHold) {

    Situation {
        claims = List.copyOf(claims);
    }

    /** Whether nothing is left that may lead to, or keep up, a disconnection. */
    boolean nothingCounts() {
        return claims.stream().noneMatch(c -> c.standing().counts() && !c.open().isZero());
    }
}
