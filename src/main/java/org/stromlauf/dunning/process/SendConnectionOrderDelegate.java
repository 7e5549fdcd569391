package org.stromlauf.dunning.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.DisconnectionDesk;
import org.stromlauf.supply.supplier.Disconnections;

/** Sends 17115 or 17117 to the grid operator. */
@Component("sendConnectionOrder")
class SendConnectionOrderDelegate implements JavaDelegate {

    private final DisconnectionDesk desk;

    SendConnectionOrderDelegate(DisconnectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var order = desk.order(CaseInstance.tenant(execution), CaseInstance.id(execution));
        execution.setVariable("carriedOut", false); // read by the caller
        execution.setVariable("orderNumber", order.number());
        // read by Timer_AnswerOverdue and Timer_ResultOverdue
        execution.setVariable("answerDueAt", Date.from(Disconnections.answerDueAt(order)));
        execution.setVariable("resultDueAt", Date.from(Disconnections.resultDueAt(order)));
    }
}
