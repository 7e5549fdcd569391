package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.TenantId;

/** Bills a chunk of a run in one transaction. */
@Component("billChunk")
class BillChunkDelegate implements JavaDelegate {

    private final BillRunWork work;

    BillChunkDelegate(BillRunWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        var left = work.billChunk(tenant, key, (int) execution.getVariable("loopCounter"));
        execution.setVariable("openLeft", left.open()); // read by Gateway_ContractsLeft
        execution.setVariable("stopped", left.stopped());
    }
}
