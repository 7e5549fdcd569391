package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;

/** Has payment of a grid bill advised. */
@Component("acceptGridBill")
class AcceptGridBillDelegate implements JavaDelegate {

    private final GridBillCheckDesk desk;

    AcceptGridBillDelegate(GridBillCheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.accept(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
