package org.stromlauf.settlement.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * A grid bill that a supplier received and owes, unless he rejects it (Verbindlichkeit).
 *
 * @param invoiceNumber of the grid operator
 * @param type JVR yearly, ABR final, …
 * @param answerDue last day of the payment advice: the fourth working day before the target (GPKE part 2, 3.3)
 */
public record Payable(
        TenantId tenant,
        UUID id,
        MarketPartnerId gridOperator,
        String invoiceNumber,
        MarketLocationId location,
        DateRange period,
        String type,
        String noteNumber,
        Instant invoicedAt,
        LocalDate dueOn,
        Money net,
        Money tax,
        Money total,
        Money amountDue,
        Instant receivedAt,
        LocalDate answerDue,
        State state) {

    /** How far it is. */
    public enum State {
        /** The check found something; a case worker decides. */
        IN_QUESTION,
        /** To be paid; the advice leaves with the day's others. */
        ACCEPTED,
        /** The grid operator was told that we pay (33001). */
        ADVISED,
        /** The grid operator was told that we do not pay (33003, 33004). */
        REJECTED
    }
}
