package org.stromlauf.supply.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.stromlauf.supply.supplier.Terminations;

/** Finds whether the answer to a termination waits for a power of attorney (E_0614). */
@Component("decideTermination")
class DecideTerminationDelegate implements JavaDelegate {

    private final Terminations terminations;

    DecideTerminationDelegate(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var missing = terminations.waitsForPowerOfAttorney(
                SupplierInstance.tenant(execution),
                SupplierInstance.request(execution),
                SupplierInstance.attorney(execution));
        execution.setVariable("powerOfAttorneyMissing", missing); // read by Gateway_PowerOfAttorneyMissing
    }
}
