package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier's data deviate from those that we sent him (Rückmeldung, 55220 or 55156 with A02).
 *
 * @param pid 55220 billing of grid use, 55156 balancing
 * @param transactionId its Vorgangsnummer, to which 21047 refers
 * @param balancingGroup the one that he expects; only with 55156
 * @param payer who he expects to pay for grid use: Z11 the supplier, Z12 the customer, Z13 another; only with 55220
 * @param answerCode of E_0620 or E_0619; null until answered
 */
public record Deviation(
        UUID id,
        TenantId tenant,
        MarketPartnerId supplier,
        String pid,
        String transactionId,
        MarketLocationId location,
        Instant receivedAt,
        @Nullable String balancingGroup,
        @Nullable String payer,
        @Nullable String answerCode) {

    /** The message whose data are in question. */
    public String questioned() {
        return pid.equals("55156") ? "55126" : "55218";
    }

    /** E_0619: GPKE part 2, balancing; E_0620: billing of grid use. */
    String tree() {
        return pid.equals("55156") ? "E_0619" : "E_0620";
    }
}
