package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRuns;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;

/** Starts the dispatch of what a round of a run has billed. */
@Component("startInvoiceDispatch")
class StartInvoiceDispatchDelegate implements JavaDelegate {

    private final BillRuns runs;
    private final InvoiceDispatch dispatch;

    StartInvoiceDispatchDelegate(BillRuns runs, InvoiceDispatch dispatch) {
        this.runs = runs;
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        dispatch.begin(tenant, runs.get(tenant, execution.getProcessBusinessKey()));
    }
}
