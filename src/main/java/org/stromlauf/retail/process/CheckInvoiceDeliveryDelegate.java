package org.stromlauf.retail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;

/** Looks which documents could not be delivered. */
@Component("checkInvoiceDelivery")
class CheckInvoiceDeliveryDelegate implements JavaDelegate {

    private final InvoiceDispatch dispatch;

    CheckInvoiceDeliveryDelegate(InvoiceDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        execution.setVariable("delivered", dispatch.failed(tenant, key).isEmpty()); // read by Gateway_AllDelivered
    }
}
