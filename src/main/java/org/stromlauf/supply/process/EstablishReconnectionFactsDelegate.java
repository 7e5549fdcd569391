package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Gathers what E_0497 asks. */
@Component("establishReconnectionFacts")
class EstablishReconnectionFactsDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    EstablishReconnectionFactsDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GridCase.setChecks(execution, desk.assessReconnection(GridCase.tenant(execution), GridCase.id(execution)));
    }
}
