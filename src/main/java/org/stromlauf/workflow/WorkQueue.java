package org.stromlauf.workflow;

import java.time.Instant;
import org.stromlauf.shared.TenantId;

/** Queues work as jobs of the engine, the only asynchronous mechanism. Takes part in the caller's transaction. */
public interface WorkQueue {

    /**
     * Does a work as soon as the transaction has committed and not before an instant.
     *
     * @param payload ids or a range of keys, at most 3,500 characters
     */
    void enqueue(TenantId tenant, String workName, String payload, Instant notBefore);
}
