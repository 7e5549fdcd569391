package org.stromlauf.metering;

import java.util.Map;
import java.util.Set;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Load profiles of market locations (13025) were taken and apply, those of several messages told at once; published in the
 * transaction that keeps them, beside {@link MeterValuesReceived} of each message.
 *
 * @param days from the first to the last of which something was told, of each location
 */
public record LoadProfilesReceived(TenantId tenant, Map<MarketLocationId, DateRange> days) {

    public LoadProfilesReceived {
        days = Map.copyOf(days);
    }

    /** Of which something was told. */
    public Set<MarketLocationId> locations() {
        return days.keySet();
    }
}
