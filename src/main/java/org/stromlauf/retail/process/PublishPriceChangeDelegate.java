package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.PriceChanges;
import org.stromlauf.shared.TenantId;

/** Puts the new price sheet in force. */
@Component("publishPriceChange")
class PublishPriceChangeDelegate implements JavaDelegate {

    private final PriceChanges changes;

    PublishPriceChangeDelegate(PriceChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var published = changes.publish(TenantId.of(execution.getTenantId()), execution.getProcessBusinessKey());
        execution.setVariable("published", published.name()); // read by the facts of Task_ClearChange
        execution.setVariable("inForce", published == PriceChanges.Published.IN_FORCE); // read by Gateway_ChangeInForce
    }
}
