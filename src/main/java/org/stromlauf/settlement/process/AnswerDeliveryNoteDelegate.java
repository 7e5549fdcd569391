package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;

/** Answers a delivery note as the clerk decided. */
@Component("answerDeliveryNote")
class AnswerDeliveryNoteDelegate implements JavaDelegate {

    private final GridBillCheckDesk desk;

    AnswerDeliveryNoteDelegate(GridBillCheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.answerNote(
                SettlementCase.tenant(execution), SettlementCase.id(execution), SettlementCase.isAgreed(execution));
    }
}
