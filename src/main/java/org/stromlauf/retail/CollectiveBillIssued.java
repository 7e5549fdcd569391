package org.stromlauf.retail;

import java.util.List;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * A framework contract's period was billed. Told in the transaction that issues the document, after the bills of its sites.
 *
 * @param number of the framework contract
 * @param uses what it asks of each cost centre
 */
record CollectiveBillIssued(TenantId tenant, String number, String key, DateRange period, List<CostCentreUse> uses) {}
