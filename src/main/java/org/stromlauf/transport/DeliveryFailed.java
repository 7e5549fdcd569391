package org.stromlauf.transport;

import java.util.UUID;
import org.stromlauf.shared.TenantId;

/**
 * An outbox row was tried for the last time. Published in the transaction that gives the row up.
 *
 * @param outboxId what {@link Outbox#put} returned
 * @param key under which it was put
 * @param error what its channel said last
 */
public record DeliveryFailed(
        TenantId tenant, UUID outboxId, Outbox.Kind kind, String key, String destination, String error) {}
