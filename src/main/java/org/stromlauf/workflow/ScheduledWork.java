package org.stromlauf.workflow;

import java.time.Instant;
import java.util.Optional;
import org.stromlauf.shared.TenantId;

/** Work that recurs for a tenant, for example a daily delivery or the yearly bill run. A module offers one bean a work. */
public interface ScheduledWork {

    /** Unique among all works: letters, digits, dots and hyphens. */
    String name();

    /** Does the work of an instant, in a transaction and unit of work of its own. A failure is retried, then an incident. */
    void run(TenantId tenant, Instant due);

    /** When it is due next after it was due at an instant; empty when that was the last time. */
    Optional<Instant> nextAfter(Instant due);
}
