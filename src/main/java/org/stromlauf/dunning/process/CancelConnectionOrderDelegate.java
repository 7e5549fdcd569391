package org.stromlauf.dunning.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;

/** Sends 39000 to the grid operator, unless there is nothing to cancel any more. */
@Component("cancelConnectionOrder")
class CancelConnectionOrderDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    CancelConnectionOrderDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var due = desk.cancelOrder(CaseInstance.tenant(execution), CaseInstance.id(execution));
        execution.setVariable("cancellationSent", due.isPresent()); // read by Gateway_CancellationSent
        due.ifPresent(at -> execution.setVariable("cancellationDueAt", Date.from(at))); // Timer_CancellationOverdue
    }
}
