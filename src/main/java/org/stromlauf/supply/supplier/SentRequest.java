package org.stromlauf.supply.supplier;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/**
 * A request of a supplier that waits for its partner's answer, or has it.
 *
 * @param transactionId the Vorgangsnummer, to which the answer refers
 * @param pid 55016, 55001 or 55004
 * @param date the start or end that is asked for
 * @param answer null while there is none
 */
record SentRequest(
        TenantId tenant,
        String transactionId,
        ContractId contract,
        String pid,
        LocalDate date,
        Instant sentAt,
        @Nullable Answer answer) {

    /**
     * How the partner answered.
     *
     * @param pid of the answer, or APERAK
     * @param code of the answer tree, or of the APERAK
     * @param tree for example E_0623, or APERAK
     * @param thirdCode what the previous supplier said (STS+Z35)
     * @param note the partner's own words
     */
    record Answer(
            String pid,
            boolean accepted,
            String code,
            String tree,
            @Nullable String thirdCode,
            @Nullable String note) {}
}
