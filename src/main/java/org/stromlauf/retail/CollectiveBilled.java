package org.stromlauf.retail;

import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * A framework contract's period that was billed.
 *
 * @param key the collective bill's key in the Billing Factory
 * @param number the framework contract's number
 * @param run key of the bill run
 * @param invoice number of the document
 * @param due what is to be paid after instalments of the sites
 */
public record CollectiveBilled(
        TenantId tenant,
        String key,
        ContractId framework,
        String number,
        DateRange period,
        String run,
        String invoice,
        Money gross,
        Money due) {}
