package org.stromlauf.retail;

import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.DateRange;

/**
 * A period of a contract that can be billed.
 *
 * @param more whether values of days after it are known, so that the next period may be billable as well
 */
record Due(Contract contract, DateRange period, Occasion occasion, boolean more) {

    Due(Contract contract, DateRange period, Occasion occasion) {
        this(contract, period, occasion, false);
    }
}
