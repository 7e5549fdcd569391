package org.stromlauf.workflow;

import java.time.Instant;
import java.util.Optional;
import org.stromlauf.shared.TenantId;

/** When a tenant's recurring works are due: one row a tenant and work. Takes part in the caller's transaction. */
public interface Schedules {

    /** Sets the next instant of a work; it replaces the one set before. */
    void set(TenantId tenant, String workName, Instant at);

    /** When the work is due next, if it is scheduled. */
    Optional<Instant> dueAt(TenantId tenant, String workName);

    void remove(TenantId tenant, String workName);
}
