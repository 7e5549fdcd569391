package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 19116. */
@Component("confirmConnectionOrder")
class ConfirmConnectionOrderDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    ConfirmConnectionOrderDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.confirm(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
