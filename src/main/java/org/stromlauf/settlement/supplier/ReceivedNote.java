package org.stromlauf.settlement.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A delivery note that a supplier received (13019 Z41), and what he says to it.
 *
 * @param number of the grid operator's document
 * @param answerDue last day of the answer: the second working day; silence is agreement (GPKE part 2, 3.3)
 * @param code of E_0456, null until decided
 * @param expected the energy that the supplier knows from the metering operator, told with a rejection
 */
public record ReceivedNote(
        TenantId tenant,
        UUID id,
        MarketPartnerId gridOperator,
        String number,
        MarketLocationId location,
        DateRange period,
        Instant receivedAt,
        LocalDate answerDue,
        State state,
        @Nullable String code,
        @Nullable Energy expected) {

    /** How far it is. */
    public enum State {
        /** The metering operator's values are missing. */
        OPEN,
        /** Decided, the answer leaves with the day's others. */
        DECIDED,
        ANSWERED,
        /** Nobody decided in time: agreed by silence. */
        SILENT
    }

    /** Rejected in time by 21035. */
    public boolean isRejected() {
        return state == State.ANSWERED && code != null && !code.equals(DeliveryNoteTree.AGREED);
    }
}
