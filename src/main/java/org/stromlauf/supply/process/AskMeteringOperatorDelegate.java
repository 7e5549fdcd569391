package org.stromlauf.supply.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 17116. */
@Component("askMeteringOperator")
class AskMeteringOperatorDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    AskMeteringOperatorDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("consentDueAt", Date.from(desk.ask(GridCase.tenant(execution), GridCase.id(execution))));
    }
}
