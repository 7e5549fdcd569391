package org.stromlauf.tenancy;

import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** A market participant hosted here: one market partner id, one role, one commodity. */
public record Tenant(
        TenantId id, String name, MarketPartnerId marketPartnerId, Role role, Commodity commodity, boolean demo) {}
