package org.stromlauf.transport;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.stromlauf.shared.TenantId;

/** Takes what any channel received. Market communication implements it; channels call nothing else. */
public interface InterchangeReceiver {

    /**
     * An interchange as it came.
     *
     * @param content its bytes, read from where they lie as often as needed: a hundred megabytes never stand in memory
     * @param channel by which it came, for example {@code loopback}
     * @param deliveryId the same for a repeated delivery of the same thing, so that a crash between receipt and its note does
     *     no harm; it says nothing about interchanges sent twice by a partner
     * @param receiverHint the tenant for whom the channel took it, where the channel knows
     */
    record Arrival(Resource content, String channel, String deliveryId, @Nullable TenantId receiverHint) {

        /** Of a small one that stands in memory. */
        public Arrival(byte[] content, String channel, String deliveryId, @Nullable TenantId receiverHint) {
            this(new ByteArrayResource(content), channel, deliveryId, receiverHint);
        }
    }

    /**
     * @param id of the journal's row
     * @param tenant in whose journal it stands; null when nobody here is its receiver
     * @param receivedAt the time of receipt (Übertragungszeitpunkt), from which limits count
     * @param readable false when it has no envelope that could be read or nobody here is its receiver: it stays in quarantine
     */
    record Receipt(UUID id, @Nullable TenantId tenant, Instant receivedAt, boolean readable) {}

    /**
     * Journals it, before anything else is done with it, in a transaction of its own.
     *
     * @throws RefusedArrivalException when it breaks a limit of what is taken at all
     */
    Receipt receive(Arrival arrival);
}
