package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.gridoperator.GridBillDesk;

/** Lets the bill go on as if the supplier had agreed. */
@Component("upholdDeliveryNote")
class UpholdDeliveryNoteDelegate implements JavaDelegate {

    private final GridBillDesk desk;

    UpholdDeliveryNoteDelegate(GridBillDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.upholdNote(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
