package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.RegistrationDesk;

/** Gathers what E_0622 asks. */
@Component("establishRegistrationFacts")
class EstablishRegistrationFactsDelegate implements JavaDelegate {

    private final RegistrationDesk desk;

    EstablishRegistrationFactsDelegate(RegistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.assess(GridCase.tenant(execution), GridCase.id(execution)));
        execution.setVariable(
                "supplierAssigned",
                desk.supplierToAsk(GridCase.tenant(execution), GridCase.id(execution))
                        .isPresent());
    }
}
