package org.stromlauf.contracts;

import java.time.LocalDate;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/**
 * The end of supply is settled; the final bill is due within six weeks of it (EnWG §40c).
 *
 * @param end the first day that is no longer supplied; may lie ahead
 */
public record SupplyEnded(TenantId tenant, ContractId contract, MarketLocationId location, LocalDate end) {}
