package org.stromlauf.metering.process;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.DeliveryDesk;
import org.stromlauf.shared.TenantId;

@Component("giveUpDelivery")
class GiveUpDeliveryDelegate implements JavaDelegate {

    private final DeliveryDesk desk;

    GiveUpDeliveryDelegate(DeliveryDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.giveUp(
                TenantId.of(execution.getTenantId()),
                UUID.fromString(execution.getProcessBusinessKey()),
                Objects.toString(execution.getVariable("note"), ""));
    }
}
