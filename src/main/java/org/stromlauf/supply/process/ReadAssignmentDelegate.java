package org.stromlauf.supply.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.supplier.SupplyEnds;

/** Whether the location is still the supplier's: the grid operator may have ended it (55037) before 55004 was sent. */
@Component("readAssignment")
class ReadAssignmentDelegate implements JavaDelegate {

    private final SupplyEnds supplyEnds;

    ReadAssignmentDelegate(SupplyEnds supplyEnds) {
        this.supplyEnds = supplyEnds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var end = supplyEnds.confirmedEnd(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
        execution.setVariable("stillAssigned", end.isEmpty()); // read by Gateway_StillAssigned
        if (end.isEmpty()) return;
        execution.setVariable("accepted", true); // read by Gateway_Deregistered of SupplyEnd
        execution.setVariable("supplyEndsAt", Date.from(MarketCalendar.startOfDay(end.get())));
    }
}
