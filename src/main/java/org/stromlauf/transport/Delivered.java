package org.stromlauf.transport;

import java.time.Instant;
import org.stromlauf.shared.TenantId;

/** An outbox row has left by its channel. Published in the transaction that notes it. */
public record Delivered(TenantId tenant, Outbox.Kind kind, String destination, String fileName, Instant at) {}
