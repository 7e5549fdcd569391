package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Ends a contract whose future assignment the grid operator took back. */
@Component("takeBackSupply")
class TakeBackSupplyDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    TakeBackSupplyDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyStarts.takeBack(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
    }
}
