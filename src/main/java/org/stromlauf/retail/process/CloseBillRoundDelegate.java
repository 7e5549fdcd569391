package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.retail.BillRuns;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;

/** Starts the dispatch of what a round of a run has billed, and counts the tasks in which clerks decide about what was not. */
@Component("closeBillRound")
class CloseBillRoundDelegate implements JavaDelegate {

    private final BillRunWork work;
    private final BillRuns runs;
    private final InvoiceDispatch dispatch;

    CloseBillRoundDelegate(BillRunWork work, BillRuns runs, InvoiceDispatch dispatch) {
        this.work = work;
        this.runs = runs;
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        dispatch.begin(tenant, runs.get(tenant, key));
        execution.setVariable("exceptionTasks", work.groupExceptions(tenant, key)); // read by Gateway_ExceptionsLeft
    }
}
