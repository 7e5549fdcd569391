package org.stromlauf.retail;

import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * A contract in a bill run.
 *
 * @param number the contract's number
 * @param reason why it is held; null unless it is
 * @param detail what is missing or conspicuous, in German
 * @param gross what a conspicuous bill would come to: that amount is released
 */
public record BillRunItem(
        ContractId contract,
        String number,
        DateRange period,
        Occasion occasion,
        State state,
        @Nullable HoldReason reason,
        @Nullable String detail,
        @Nullable Money gross) {

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
