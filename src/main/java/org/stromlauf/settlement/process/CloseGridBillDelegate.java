package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.gridoperator.GridBillDesk;

/** Ends a grid bill without payment. */
@Component("closeGridBill")
class CloseGridBillDelegate implements JavaDelegate {

    private final GridBillDesk desk;

    CloseGridBillDelegate(GridBillDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.close(SettlementCase.tenant(execution), SettlementCase.id(execution), SettlementCase.note(execution));
    }
}
