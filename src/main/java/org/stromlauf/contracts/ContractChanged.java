package org.stromlauf.contracts;

import org.stromlauf.shared.TenantId;

/** Something that is agreed or known about a contract has changed: it came, its days, its end, its framework contract. */
public record ContractChanged(TenantId tenant, ContractId contract, String number) {}
