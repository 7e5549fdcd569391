package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.gridoperator.GridBillDesk;

/** Withdraws the delivery note and has it sent anew. */
@Component("repeatDeliveryNote")
class RepeatDeliveryNoteDelegate implements JavaDelegate {

    private final GridBillDesk desk;

    RepeatDeliveryNoteDelegate(GridBillDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.repeatNote(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
