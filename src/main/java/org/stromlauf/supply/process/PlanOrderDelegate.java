package org.stromlauf.supply.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Settles the start that is asked for and whether the previous supplier is asked first. */
@Component("planOrder")
class PlanOrderDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    PlanOrderDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var newStart = (String) execution.getVariable("newStart"); // chosen in the form ClearOrder
        var start = newStart == null || newStart.isBlank() ? null : LocalDate.parse(newStart);
        var terminate =
                supplyStarts.plan(SupplierInstance.tenant(execution), SupplierInstance.contract(execution), start);
        execution.setVariable("terminate", terminate); // read by Gateway_TerminationNeeded of SupplyRegistration
    }
}
