package org.stromlauf.metering;

import org.stromlauf.shared.TenantId;

/** The bounds that a tenant's clerks set for a kind of customer. */
public interface PlausibilityRules {

    /** Whose load profile is checked. */
    enum CustomerGroup {
        HOUSEHOLD,
        BUSINESS,
        PRODUCTION
    }

    PlausibilityLimits limits(TenantId tenant, CustomerGroup group);
}
