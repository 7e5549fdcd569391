package org.stromlauf.retail.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.PriceChanges;
import org.stromlauf.shared.TenantId;

/** Records who approved a price change, in the transaction of who completed the task; the proposer's approval does not count. */
@Component("recordPriceApproval")
class RecordPriceApprovalDelegate implements JavaDelegate {

    private final PriceChanges changes;
    private final IdentityService identity;

    RecordPriceApprovalDelegate(PriceChanges changes, IdentityService identity) {
        this.changes = changes;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var approved = Boolean.TRUE.equals(execution.getVariable("approved")); // chosen in the form ApprovePriceChange
        var signedIn = identity.getCurrentAuthentication();
        var person = signedIn == null ? null : signedIn.getUserId();
        var counts = approved
                && changes.approve(TenantId.of(execution.getTenantId()), execution.getProcessBusinessKey(), person);
        execution.setVariable("approved", approved); // read, both, by Gateway_ChangeApproved
        execution.setVariable("approvalCounts", counts);
    }
}
