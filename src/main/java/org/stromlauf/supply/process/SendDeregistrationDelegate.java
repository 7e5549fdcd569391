package org.stromlauf.supply.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractCancelled;
import org.stromlauf.supply.supplier.SupplyEnds;

/** Sends 55004 to the grid operator. */
@Component("sendDeregistration")
class SendDeregistrationDelegate implements JavaDelegate {

    private final SupplyEnds supplyEnds;

    SendDeregistrationDelegate(SupplyEnds supplyEnds) {
        this.supplyEnds = supplyEnds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = ContractCancelled.Reason.valueOf((String) execution.getVariable("reason"));
        var limit =
                supplyEnds.deregister(SupplierInstance.tenant(execution), SupplierInstance.contract(execution), reason);
        execution.setVariable("answerDueAt", Date.from(limit)); // read by BoundaryEvent_DeregistrationAnswerOverdue
        execution.setVariable("accepted", false); // until the partner says so; read by Gateway_Deregistered
    }
}
