package org.stromlauf.retail;

import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * A contract's period that was billed.
 *
 * @param key the bill's key in the Billing Factory
 * @param number the contract's number
 * @param run key of the bill run
 * @param invoice number of the document
 * @param due what is to be paid after instalments; negative: a credit
 * @param collective key of the collective bill of which it is a site, whose document it shares; null = a bill of its own
 */
public record ContractBill(
        TenantId tenant,
        String key,
        ContractId contract,
        String number,
        DateRange period,
        Occasion occasion,
        String run,
        String invoice,
        Energy consumption,
        Money gross,
        Money due,
        @Nullable String collective) {}
