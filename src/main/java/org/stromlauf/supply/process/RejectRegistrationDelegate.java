package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Sends 55003. */
@Component("rejectRegistration")
class RejectRegistrationDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    RejectRegistrationDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reject(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
