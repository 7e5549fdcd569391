package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier registers to supply a consuming market location (Anmeldung, 55001).
 *
 * @param transactionId the request's Vorgangsnummer; each answer refers to it
 * @param dormantLocation the dormant market location that shall join a customer installation (LOC+Z22)
 * @param reason E01 move-in, E03 switch
 * @param ordered the product package (SEQ+Z79)
 * @param inquiry what the previous supplier was asked and answered, if he was
 */
public record Registration(
        UUID id,
        TenantId tenant,
        MarketPartnerId supplier,
        String transactionId,
        MarketLocationId location,
        @Nullable MarketLocationId dormantLocation,
        Instant receivedAt,
        DateRange period,
        String reason,
        ConnectionUser customer,
        ProductPackage ordered,
        @Nullable Inquiry inquiry,
        @Nullable String answerCode) {

    /**
     * The request to end the assignment (55010).
     *
     * @param transactionId its Vorgangsnummer
     * @param answer null until the previous supplier answered
     */
    public record Inquiry(MarketPartnerId previousSupplier, String transactionId, @Nullable Answer answer) {}

    /** What the previous supplier answered: 55011, or 55012 when he objected; the code is of E_0624. */
    public record Answer(String code, boolean objected, Instant receivedAt) {}

    public AnswerLimits limits() {
        return AnswerLimits.ofRegistration(receivedAt);
    }

    public boolean isAnswered() {
        return answerCode != null;
    }

    /** Einzug: the connection gets a new user. */
    public boolean isMoveIn() {
        return reason.equals("E01");
    }
}
