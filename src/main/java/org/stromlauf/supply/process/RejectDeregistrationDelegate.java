package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.DeregistrationDesk;

/** Sends 55006. */
@Component("rejectDeregistration")
class RejectDeregistrationDelegate implements JavaDelegate {

    private final DeregistrationDesk desk;

    RejectDeregistrationDelegate(DeregistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reject(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
