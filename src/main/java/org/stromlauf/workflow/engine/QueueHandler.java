package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.QueuedWork;

/** Runs queued work in the engine's job. */
@Component
class QueueHandler implements JobHandler<WorkOrder> {

    static final String TYPE = "stromlauf-queue";

    private final NamedWorks<QueuedWork> works;

    QueueHandler(ObjectProvider<QueuedWork> works) {
        this.works = new NamedWorks<>("queued", works, QueuedWork::name);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(WorkOrder order, @Nullable ExecutionEntity execution, CommandContext context, String tenantId) {
        works.named(order.name()).run(TenantId.of(tenantId), order.payload());
    }

    @Override
    public WorkOrder newConfiguration(String text) {
        return WorkOrder.parse(text);
    }

    @Override
    public void onDelete(WorkOrder order, JobEntity job) {}
}
