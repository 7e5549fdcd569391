package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyEnds;

/** Ends the contract. */
@Component("endSupply")
class EndSupplyDelegate implements JavaDelegate {

    private final SupplyEnds supplyEnds;

    EndSupplyDelegate(SupplyEnds supplyEnds) {
        this.supplyEnds = supplyEnds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyEnds.end(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
    }
}
