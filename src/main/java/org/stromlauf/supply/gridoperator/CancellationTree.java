package org.stromlauf.supply.gridoperator;

import java.util.Set;

/** E_0468 (FV2026-10): whether a supplier's order to cut or restore can still be cancelled (39000). */
final class CancellationTree {

    /**
     * @param rejected the order was rejected by us
     * @param carriedOut the result is known: cut, restored, or failed
     * @param dayBefore the cancellation came on the day before the planned one, or earlier
     */
    record Facts(boolean rejected, ConnectionOrder.Kind kind, boolean carriedOut, boolean dayBefore) {}

    private static final Set<String> ACCEPTED = Set.of("A01", "A03", "A04");

    private CancellationTree() {}

    static String decide(Facts facts) {
        if (facts.rejected()) return "A06"; // step 1
        if (facts.kind() == ConnectionOrder.Kind.RECONNECTION) return facts.carriedOut() ? "A02" : "A01"; // step 3
        if (facts.carriedOut()) return "A05"; // step 5; nothing is carried out before its day
        return facts.dayBefore() ? "A03" : "A04"; // step 4
    }

    /** Cluster Zustimmung. */
    static boolean accepts(String code) {
        return ACCEPTED.contains(code);
    }
}
