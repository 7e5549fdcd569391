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
 * @param collective whether it is a framework contract that is billed with all its sites
 */
public record BillRunItem(
        ContractId contract,
        String number,
        DateRange period,
        Occasion occasion,
        State state,
        @Nullable HoldReason reason,
        @Nullable String detail,
        @Nullable Money gross,
        boolean collective) {

    static BillRunItem open(Due due) {
        var contract = due.contract();
        return new BillRunItem(
                contract.id(), contract.number(), due.period(), due.occasion(), State.OPEN, null, null, null, false);
    }

    /** Held for a clerk. */
    BillRunItem held(HoldReason why, String text, @Nullable Money amount) {
        return new BillRunItem(contract, number, period, occasion, State.EXCEPTION, why, text, amount, collective);
    }

    BillRunItem in(State now, @Nullable String text) {
        return new BillRunItem(contract, number, period, occasion, now, null, text, null, collective);
    }

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
