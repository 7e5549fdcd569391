package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.DeregistrationDesk;

/** Ends the assignment and sends 55005. */
@Component("confirmDeregistration")
class ConfirmDeregistrationDelegate implements JavaDelegate {

    private final DeregistrationDesk desk;

    ConfirmDeregistrationDelegate(DeregistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.confirm(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
