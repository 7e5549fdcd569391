package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.TenantId;

/** Takes down what a clerk decided about exceptions. */
@Component("recordBillDecision")
class RecordBillDecisionDelegate implements JavaDelegate {

    private final BillRunWork work;

    RecordBillDecisionDelegate(BillRunWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        var task = (int) execution.getVariable("loopCounter");
        var billAgain =
                Boolean.TRUE.equals(execution.getVariable("billAgain")); // chosen in the form ClearBillException
        execution.setVariable("openAgain", work.decide(tenant, key, task, billAgain)); // read by Gateway_BillAgain
    }
}
