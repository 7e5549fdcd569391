package org.stromlauf.receivables;

import org.stromlauf.shared.TenantId;

/**
 * A debtor paid, was credited, had a payment returned or a demand withdrawn: what he owes is another amount now. Told in the
 * transaction that books it.
 */
public record DebtorAccountChanged(TenantId tenant, String debtor) {}
