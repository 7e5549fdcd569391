package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Gathers what E_0470 asks. */
@Component("establishDisconnectionFacts")
class EstablishDisconnectionFactsDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    EstablishDisconnectionFactsDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.assessDisconnection(GridCase.tenant(execution), GridCase.id(execution)));
    }
}
