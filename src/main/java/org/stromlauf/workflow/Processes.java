package org.stromlauf.workflow;

import java.util.Map;
import org.stromlauf.shared.TenantId;

/**
 * The port to running processes. Takes part in the caller's transaction. A process is found by tenant, key and business key
 * (the id of the aggregate it serves).
 */
public interface Processes {

    /**
     * Starts the tenant's definition of a process if it has one, else the shared one, for that tenant.
     *
     * @param variables ids and routing facts only: String, Boolean, Long, java.util.Date
     */
    void start(TenantId tenant, String processKey, String businessKey, Map<String, Object> variables);

    /**
     * Hands an event to the process instance that waits for it.
     *
     * @param messageName the BPMN message's name, {@code Msg_…}
     * @return false when no instance of that business key waits for the message
     */
    boolean correlate(TenantId tenant, String messageName, String businessKey, Map<String, Object> variables);

    /** Whether an instance of the process with that business key is running. */
    boolean isRunning(TenantId tenant, String processKey, String businessKey);
}
