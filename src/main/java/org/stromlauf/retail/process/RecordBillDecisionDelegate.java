package org.stromlauf.retail.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRunWork;
import org.stromlauf.shared.TenantId;

/** Takes down what a clerk decided about exceptions. */
@Component("recordBillDecision")
class RecordBillDecisionDelegate implements JavaDelegate {

    private final BillRunWork work;
    private final IdentityService identity;

    RecordBillDecisionDelegate(BillRunWork work, IdentityService identity) {
        this.work = work;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        var task = (int) execution.getVariable("loopCounter");
        var billAgain =
                Boolean.TRUE.equals(execution.getVariable("billAgain")); // chosen in the form ClearBillException
        execution.setVariable(
                "openAgain", work.decide(tenant, key, task, billAgain, person())); // read by Gateway_BillAgain
    }

    /** The decision is recorded in the transaction of whoever completed the task. */
    private @Nullable String person() {
        var signedIn = identity.getCurrentAuthentication();
        return signedIn == null ? null : signedIn.getUserId();
    }
}
