package org.stromlauf.billing;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.TenantId;

/**
 * A bill that is final.
 *
 * @param key names the occasion; the same key never gives a second bill
 * @param cancelledBy key of the bill that takes it back; null as long as it stands
 */
public record StoredBill(TenantId tenant, String key, Bill bill, @Nullable String cancelledBy) {}
