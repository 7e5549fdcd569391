package org.stromlauf.settlement.supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where a received bill departs from E_0406.
 *
 * @param position number of the position, for the level POSITION only
 * @param code answer code of the tree
 * @param german what is wrong and what was expected
 * @param related number of another invoice that the rejection names (A12)
 */
public record BillFinding(
        Level level, @Nullable Integer position, String code, String german, @Nullable String related) {

    /** At which part of the bill the tree looks; findings of one part end the check. */
    public enum Level {
        HEAD,
        POSITION,
        SUM
    }

    static BillFinding head(String code, String german) {
        return new BillFinding(Level.HEAD, null, code, german, null);
    }

    static BillFinding position(int number, String code, String german) {
        return new BillFinding(Level.POSITION, number, code, german, null);
    }

    static BillFinding sum(String code, String german) {
        return new BillFinding(Level.SUM, null, code, german, null);
    }
}
