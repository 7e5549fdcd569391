package org.stromlauf.supply.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.supplier.PowerOfAttorney;

/** What a running instance of a supplier's process is about. */
final class SupplierInstance {

    private SupplierInstance() {}

    static TenantId tenant(DelegateExecution execution) {
        return TenantId.of(execution.getTenantId());
    }

    /** The business key of SupplyStart and SupplyEnd. */
    static ContractId contract(DelegateExecution execution) {
        return ContractId.of(execution.getProcessBusinessKey());
    }

    /** The business key of TerminationAnswer and DeregistrationAnswer. */
    static UUID request(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    /** What the form CheckPowerOfAttorney told; missing until then. */
    static PowerOfAttorney attorney(DelegateExecution execution) {
        return PowerOfAttorney.valueOf((String) execution.getVariable("attorney"));
    }
}
