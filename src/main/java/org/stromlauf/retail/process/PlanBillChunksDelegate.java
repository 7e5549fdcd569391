package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.TenantId;

/** Divides a run's open contracts into chunks. */
@Component("planBillChunks")
class PlanBillChunksDelegate implements JavaDelegate {

    private final BillRunWork work;

    PlanBillChunksDelegate(BillRunWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        execution.setVariable("openLeft", false); // there may be no chunk that says it
        execution.setVariable("chunks", work.planChunks(tenant, key)); // read by Task_BillChunk
    }
}
