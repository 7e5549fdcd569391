package org.stromlauf.retail;

import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;

/**
 * A contract in a bill run.
 *
 * @param number the contract's number
 * @param reason why it is held; null unless it is
 * @param detail what is missing, in German
 */
public record BillRunItem(
        ContractId contract,
        String number,
        DateRange period,
        Occasion occasion,
        State state,
        @Nullable HoldReason reason,
        @Nullable String detail) {

    /** Where a contract stands in a run. */
    public enum State {
        OPEN,
        BILLED,
        /** Held: a clerk decides. */
        EXCEPTION,
        /** Left out: somebody else billed it meanwhile, or a clerk leaves it to a later run. */
        LEFT
    }
}
