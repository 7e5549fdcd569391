package org.stromlauf.supply.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.supplier.SupplyEnds;

/** A refused or missing answer to 55004 means nothing where the grid operator has ended the assignment meanwhile (55037). */
@Component("weighDeregistrationAnswer")
class WeighDeregistrationAnswerDelegate implements JavaDelegate {

    private final SupplyEnds supplyEnds;

    WeighDeregistrationAnswerDelegate(SupplyEnds supplyEnds) {
        this.supplyEnds = supplyEnds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyEnds
                .confirmedEnd(SupplierInstance.tenant(execution), SupplierInstance.contract(execution))
                .ifPresent(end -> {
                    execution.setVariable("accepted", true); // read by Gateway_DeregistrationConfirmed
                    execution.setVariable("supplyEndsAt", Date.from(MarketCalendar.startOfDay(end)));
                });
    }
}
