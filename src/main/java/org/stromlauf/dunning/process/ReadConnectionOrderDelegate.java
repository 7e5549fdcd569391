package org.stromlauf.dunning.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;
import org.stromlauf.supply.supplier.SentOrder;

/** Reads how the order stands: answered or reported, both may have come at once. */
@Component("readConnectionOrder")
class ReadConnectionOrderDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    ReadConnectionOrderDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = (String) execution.getVariable("orderNumber");
        var state = desk.lock(CaseInstance.tenant(execution), number).state();
        execution.setVariable("orderState", state.name()); // read by Gateway_OrderState
        execution.setVariable("carriedOut", state == SentOrder.State.DONE); // read by the caller
    }
}
