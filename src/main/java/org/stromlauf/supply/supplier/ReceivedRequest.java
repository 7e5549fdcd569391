package org.stromlauf.supply.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * Another's request to a supplier: a termination (55016) or a request to end an assignment (55010).
 *
 * @param id the journal's id of the transaction
 * @param transactionId the Vorgangsnummer that the answer names
 * @param reason E01 or E03
 * @param supplement ZW4 for a consuming market location
 * @param end the first day that shall no longer be covered
 * @param fixed whether the end is a day (DTM+93), not the next possible one (DTM+471)
 * @param registeredOn 55010: day of receipt of the new supplier's registration (DTM+154)
 * @param customerSurname 55010: name of the new supplier's customer
 * @param decision null until decided
 */
record ReceivedRequest(
        TenantId tenant,
        UUID id,
        String pid,
        MarketPartnerId sender,
        String transactionId,
        Instant receivedAt,
        MarketLocationId location,
        String reason,
        String supplement,
        LocalDate end,
        boolean fixed,
        @Nullable LocalDate registeredOn,
        @Nullable String customerSurname,
        @Nullable String customerFirstName,
        @Nullable Decision decision) {

    /** What was decided, with the items that the answer carries. */
    record Decision(
            String code,
            boolean accepted,
            @Nullable ContractId contract,
            @Nullable LocalDate end,
            @Nullable LocalDate possibleEnd) {}
}
