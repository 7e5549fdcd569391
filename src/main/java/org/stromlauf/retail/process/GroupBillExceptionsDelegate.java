package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.TenantId;

/** Counts the tasks in which clerks decide about what was not billed. */
@Component("groupBillExceptions")
class GroupBillExceptionsDelegate implements JavaDelegate {

    private final BillRunWork work;

    GroupBillExceptionsDelegate(BillRunWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        execution.setVariable("exceptionTasks", work.groupExceptions(tenant, key)); // read by Gateway_ExceptionsLeft
    }
}
