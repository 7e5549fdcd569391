package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.DeregistrationRequests;

/** Sends 55011 or 55012. */
@Component("answerDeregistrationRequest")
class AnswerDeregistrationRequestDelegate implements JavaDelegate {

    private final DeregistrationRequests deregistrationRequests;

    AnswerDeregistrationRequestDelegate(DeregistrationRequests deregistrationRequests) {
        this.deregistrationRequests = deregistrationRequests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deregistrationRequests.answer(SupplierInstance.tenant(execution), SupplierInstance.request(execution));
    }
}
