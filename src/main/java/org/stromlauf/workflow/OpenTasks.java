package org.stromlauf.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.TenantId;

/** The user tasks that wait for a case worker, for reports and pages; working on them is Tasklist's part. */
public interface OpenTasks {

    /** @param due the task's limit, if it has one */
    record OpenTask(
            String id, String processKey, String taskKey, String name, String businessKey, @Nullable Instant due) {}

    /** A tenant's open tasks by process, task and business key. */
    List<OpenTask> of(TenantId tenant);

    /** Incidents: work of a tenant that failed and waits for an operator. */
    long incidents(TenantId tenant);
}
