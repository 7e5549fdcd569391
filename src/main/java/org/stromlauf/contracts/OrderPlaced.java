package org.stromlauf.contracts;

import org.stromlauf.shared.TenantId;

/** A customer ordered supply; the contract is pending. Published in the transaction that stores it. */
public record OrderPlaced(TenantId tenant, ContractId contract) {}
