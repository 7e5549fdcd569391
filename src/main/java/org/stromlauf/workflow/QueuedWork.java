package org.stromlauf.workflow;

import org.stromlauf.shared.TenantId;

/** Work done once, soon, outside of the transaction that asks for it, for example a chunk of a bill run. */
public interface QueuedWork {

    /** Unique among all works: letters, digits, dots and hyphens. */
    String name();

    /** Does it in a transaction and unit of work of its own. A failure is retried, then an incident. */
    void run(TenantId tenant, String payload);
}
