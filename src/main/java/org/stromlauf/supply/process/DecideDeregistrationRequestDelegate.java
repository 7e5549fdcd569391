package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.DeregistrationRequests;

/** Decides by E_0624. */
@Component("decideDeregistrationRequest")
class DecideDeregistrationRequestDelegate implements JavaDelegate {

    private final DeregistrationRequests deregistrationRequests;

    DecideDeregistrationRequestDelegate(DeregistrationRequests deregistrationRequests) {
        this.deregistrationRequests = deregistrationRequests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var accepted =
                deregistrationRequests.decide(SupplierInstance.tenant(execution), SupplierInstance.request(execution));
        execution.setVariable("accepted", accepted); // read by Gateway_DeregistrationAccepted
    }
}
