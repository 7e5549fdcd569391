package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 21039: cut, or why not. */
@Component("reportDisconnection")
class ReportDisconnectionDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    ReportDisconnectionDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reportDisconnection(
                GridCase.tenant(execution),
                GridCase.id(execution),
                GridCase.answerCode(execution),
                GridCase.note(execution));
    }
}
