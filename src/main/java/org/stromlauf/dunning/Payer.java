package org.stromlauf.dunning;

import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.CustomerId;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.shared.TenantId;

/**
 * Who is dunned: by a contract, or by a framework contract for the bills over all its sites.
 *
 * @param number of the contract or framework contract: the debtor's key
 * @param contract null of a framework contract, for which nothing is disconnected
 */
record Payer(TenantId tenant, String number, ContractId id, CustomerId customer, @Nullable Contract contract) {

    static Payer of(Contract contract) {
        return new Payer(contract.tenant(), contract.number(), contract.id(), contract.customer(), contract);
    }

    static Payer of(FrameworkContract framework) {
        return new Payer(framework.tenant(), framework.number(), framework.id(), framework.customer(), null);
    }

    boolean isFramework() {
        return contract == null;
    }
}
