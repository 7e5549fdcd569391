package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Makes the contract active. */
@Component("startSupply")
class StartSupplyDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    StartSupplyDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyStarts.start(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
    }
}
