package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 21039 with the metering operator's refusal. */
@Component("reportRefusedDisconnection")
class ReportRefusedDisconnectionDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    ReportRefusedDisconnectionDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reportRefusal(GridCase.tenant(execution), GridCase.id(execution));
        execution.setVariable("refused", true); // read by Gateway_Refused
    }
}
