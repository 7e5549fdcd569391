package org.stromlauf.contracts;

import java.time.LocalDate;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Supply has begun: the contract is active. */
public record SupplyStarted(TenantId tenant, ContractId contract, MarketLocationId location, LocalDate start) {}
