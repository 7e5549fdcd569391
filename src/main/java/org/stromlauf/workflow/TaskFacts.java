package org.stromlauf.workflow;

import java.util.Map;
import org.stromlauf.shared.TenantId;

/**
 * Tells a case worker what is needed to decide a user task. Written once, when the task is created, into its local variable
 * {@code facts}; forms show nothing else. A module offers one bean per process whose tasks it explains.
 */
public interface TaskFacts {

    /** The process whose tasks this explains, for example {@code SupplyStart}. */
    String processKey();

    /** German label → value, in the order in which the form shows them. */
    Map<String, Object> facts(TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables);
}
