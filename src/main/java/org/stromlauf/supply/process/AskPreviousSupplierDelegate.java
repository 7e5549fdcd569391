package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Sends 55036 and 55010. */
@Component("askPreviousSupplier")
class AskPreviousSupplierDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    AskPreviousSupplierDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.ask(GridCase.tenant(execution), GridCase.id(execution));
    }
}
