package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Sends 55037, 55038 and the data that follow an assignment. */
@Component("informParticipants")
class InformParticipantsDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    InformParticipantsDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.inform(GridCase.tenant(execution), GridCase.id(execution));
    }
}
