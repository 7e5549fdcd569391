package org.stromlauf.workflow.engine;

import java.time.Instant;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.ScheduledWork;
import org.stromlauf.workflow.Schedules;

/** Runs scheduled work in the engine's job and sets the next one in the same transaction. */
@Component
class ScheduleHandler implements JobHandler<WorkOrder> {

    static final String TYPE = "stromlauf-schedule";

    private final NamedWorks<ScheduledWork> works;
    private final Schedules schedules;

    ScheduleHandler(ObjectProvider<ScheduledWork> works, @Lazy Schedules schedules) {
        this.works = new NamedWorks<>("scheduled", works, ScheduledWork::name);
        this.schedules = schedules;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(WorkOrder order, @Nullable ExecutionEntity execution, CommandContext context, String tenantId) {
        var work = works.named(order.name());
        var tenant = TenantId.of(tenantId);
        // The job's own due date moves with its retries; the order keeps the instant that was meant.
        var due = Instant.parse(order.payload());
        work.run(tenant, due);
        work.nextAfter(due).ifPresent(next -> schedules.set(tenant, order.name(), next));
    }

    @Override
    public WorkOrder newConfiguration(String text) {
        return WorkOrder.parse(text);
    }

    @Override
    public void onDelete(WorkOrder order, JobEntity job) {}
}
