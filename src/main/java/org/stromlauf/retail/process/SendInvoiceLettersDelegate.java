package org.stromlauf.retail.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.TenantId;

/** Sends as letters what could not be delivered. */
@Component("sendInvoiceLetters")
class SendInvoiceLettersDelegate implements JavaDelegate {

    private final InvoiceDispatch dispatch;

    SendInvoiceLettersDelegate(InvoiceDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = TenantId.of(execution.getTenantId());
        var key = execution.getProcessBusinessKey();
        // Read by Timer_DeliverySettled.
        execution.setVariable("deliverySettledAt", Date.from(dispatch.sendLetters(tenant, key)));
    }
}
