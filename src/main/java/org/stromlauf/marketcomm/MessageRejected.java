package org.stromlauf.marketcomm;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A partner rejected what a tenant sent, by APERAK 313 or CONTRL 4: it counts as not received. Published in the transaction
 * that takes the acknowledgement. A listener to whom the message belongs calls {@link #take()}; what nobody takes becomes a
 * case for a case worker.
 *
 * @param receiver who rejected it
 * @param transactionId the Vorgangsnummer; null for messages that have none
 * @param documentNumber BGM 1004 of the rejected message
 * @param findings what the partner says
 */
public record MessageRejected(
        TenantId tenant,
        MarketPartnerId receiver,
        String pid,
        @Nullable String transactionId,
        @Nullable String documentNumber,
        List<NotedFinding> findings,
        AtomicBoolean taken) {

    public MessageRejected(
            TenantId tenant,
            MarketPartnerId receiver,
            String pid,
            @Nullable String transactionId,
            @Nullable String documentNumber,
            List<NotedFinding> findings) {
        this(tenant, receiver, pid, transactionId, documentNumber, List.copyOf(findings), new AtomicBoolean());
    }

    /** The listener sees to it. */
    public void take() {
        taken.set(true);
    }

    boolean isTaken() {
        return taken.get();
    }
}
