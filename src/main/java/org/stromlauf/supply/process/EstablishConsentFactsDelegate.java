package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.meteringoperator.ConsentDesk;

/** Gathers what E_0488 asks. */
@Component("establishConsentFacts")
class EstablishConsentFactsDelegate implements JavaDelegate {

    private final ConsentDesk desk;

    EstablishConsentFactsDelegate(ConsentDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.assess(GridCase.tenant(execution), GridCase.id(execution)));
    }
}
