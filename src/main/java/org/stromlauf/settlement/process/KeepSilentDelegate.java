package org.stromlauf.settlement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;

/** Notes that a delivery note was agreed to by silence. */
@Component("keepSilent")
class KeepSilentDelegate implements JavaDelegate {

    private final GridBillCheckDesk desk;

    KeepSilentDelegate(GridBillCheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.stayedSilent(SettlementCase.tenant(execution), SettlementCase.id(execution));
    }
}
