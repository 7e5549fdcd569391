package org.stromlauf.contracts;

import java.time.LocalDate;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The grid operator has assigned the location from that day on (55002). */
public record SupplyConfirmed(TenantId tenant, ContractId contract, MarketLocationId location, LocalDate start) {}
