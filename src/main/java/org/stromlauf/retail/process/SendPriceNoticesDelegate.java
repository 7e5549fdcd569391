package org.stromlauf.retail.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.PriceChanges;
import org.stromlauf.shared.TenantId;

/** Tells the customers of a price change. */
@Component("sendPriceNotices")
class SendPriceNoticesDelegate implements JavaDelegate {

    private final PriceChanges changes;

    SendPriceNoticesDelegate(PriceChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        var unused = changes.sendNotices(tenant, key);
        execution.setVariable(
                "effectiveAt", Date.from(changes.effectiveAt(tenant, key))); // read by Timer_ChangeEffective
    }
}
