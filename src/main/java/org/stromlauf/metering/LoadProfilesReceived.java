package org.stromlauf.metering;

import java.util.Set;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Load profiles of market locations (13025) were taken and apply, those of several messages told at once; published in the
 * transaction that keeps them, beside {@link MeterValuesReceived} of each message.
 */
public record LoadProfilesReceived(TenantId tenant, Set<MarketLocationId> locations) {

    public LoadProfilesReceived {
        locations = Set.copyOf(locations);
    }
}
