package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Gathers what E_0623 asks. */
@Component("weighPreviousSupplierAnswer")
class WeighPreviousSupplierAnswerDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    WeighPreviousSupplierAnswerDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.weigh(GridCase.tenant(execution), GridCase.id(execution)));
    }
}
