package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;

/** Rejects a grid bill by the codes that E_0406 gave. */
@Component("rejectGridBill")
class RejectGridBillDelegate implements JavaDelegate {

    private final GridBillCheckDesk desk;

    RejectGridBillDelegate(GridBillCheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reject(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
