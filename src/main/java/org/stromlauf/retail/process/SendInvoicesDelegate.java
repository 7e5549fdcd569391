package org.stromlauf.retail.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;

/** Puts a run's documents into the outbox. */
@Component("sendInvoices")
class SendInvoicesDelegate implements JavaDelegate {

    private final InvoiceDispatch dispatch;

    SendInvoicesDelegate(InvoiceDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        // Read by Timer_DeliverySettled.
        execution.setVariable("deliverySettledAt", Date.from(dispatch.send(tenant, key)));
    }
}
