package org.stromlauf.retail;

import java.util.Set;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * A framework contract's bill was cancelled; another follows.
 *
 * @param number of the framework contract
 * @param costCentres to which it went
 */
record CollectiveBillTakenBack(TenantId tenant, String number, String key, DateRange period, Set<String> costCentres) {}
