package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.gridoperator.ConnectionOrderDesk;

/** Sends 21039: restored, or still cut. */
@Component("reportReconnection")
class ReportReconnectionDelegate implements JavaDelegate {

    private final ConnectionOrderDesk desk;

    ReportReconnectionDelegate(ConnectionOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var done = Boolean.TRUE.equals(execution.getVariable("automatic"))
                || Boolean.TRUE.equals(execution.getVariable("reconnected"));
        if (!done && GridCase.note(execution).isBlank()) {
            throw new IllegalStateException(
                    "Zu einer gescheiterten Entsperrung gehört eine Begründung (21039, E_0499 A02)");
        }
        desk.reportReconnection(GridCase.tenant(execution), GridCase.id(execution), done, GridCase.note(execution));
    }
}
