package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.DeregistrationDesk;

/** Gathers what E_0607 asks. */
@Component("establishDeregistrationFacts")
class EstablishDeregistrationFactsDelegate implements JavaDelegate {

    private final DeregistrationDesk desk;

    EstablishDeregistrationFactsDelegate(DeregistrationDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.assess(GridCase.tenant(execution), GridCase.id(execution)));
    }
}
