package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 19117. */
@Component("rejectConnectionOrder")
class RejectConnectionOrderDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    RejectConnectionOrderDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reject(GridCase.tenant(execution), GridCase.id(execution), GridCase.answerCode(execution));
    }
}
