package org.stromlauf.retail;

import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** A service or charging session of a contract was recorded: bills of its day count it. */
record ExtraRecorded(TenantId tenant, ContractId contract, DateRange days) {}
