package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Assigns the supplier and sends 55002. */
@Component("confirmRegistration")
class ConfirmRegistrationDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    ConfirmRegistrationDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.confirm(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
