package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.gridoperator.GridBillDesk;

/** Gives the supplier time to advise payment after all. */
@Component("awaitAdvice")
class AwaitAdviceDelegate implements JavaDelegate {

    private final GridBillDesk desk;

    AwaitAdviceDelegate(GridBillDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.awaitAdvice(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
