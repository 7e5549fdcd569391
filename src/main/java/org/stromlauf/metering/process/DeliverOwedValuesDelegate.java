package org.stromlauf.metering.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.DeliveryDesk;
import org.stromlauf.shared.TenantId;

/** Sends 13017, 13019 or 13025 of what is there now. */
@Component("deliverOwedValues")
class DeliverOwedValuesDelegate implements JavaDelegate {

    private final DeliveryDesk desk;

    DeliverOwedValuesDelegate(DeliveryDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var attempt = desk.deliver(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                Boolean.TRUE.equals(execution.getVariable("substitute")));
        execution.setVariable("complete", attempt.complete());
        execution.setVariable("clearAt", Date.from(attempt.clearAt()));
        execution.setVariable("substitute", false);
    }
}
