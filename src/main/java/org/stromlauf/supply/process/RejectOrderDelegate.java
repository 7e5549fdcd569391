package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Gives an order up. */
@Component("rejectOrder")
class RejectOrderDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    RejectOrderDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyStarts.reject(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
    }
}
