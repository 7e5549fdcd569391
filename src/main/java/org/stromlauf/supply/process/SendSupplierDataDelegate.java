package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.SupplyStarts;

/** Sends 55109 and 55110. */
@Component("sendSupplierData")
class SendSupplierDataDelegate implements JavaDelegate {

    private final SupplyStarts supplyStarts;

    SendSupplierDataDelegate(SupplyStarts supplyStarts) {
        this.supplyStarts = supplyStarts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplyStarts.sendSupplierData(SupplierInstance.tenant(execution), SupplierInstance.contract(execution));
    }
}
