package org.stromlauf.supply.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Sends 55001 to the grid operator. */
@Component("sendRegistration")
class SendRegistrationDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    SendRegistrationDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var limit = supplyStarts.register(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
        execution.setVariable("answerDueAt", Date.from(limit)); // read by BoundaryEvent_RegistrationAnswerOverdue
        execution.setVariable("accepted", false); // until the partner says so; read by Gateway_RegistrationAccepted
    }
}
