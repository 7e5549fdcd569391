package org.stromlauf.metering;

import java.time.Instant;
import org.stromlauf.shared.MarketPartnerId;

/**
 * A value that a metering operator owed until now (WiM part 2, table 2.5.5).
 *
 * @param from the instant of a reading, the beginning of a load profile's day
 * @param to the same instant, or the end of the day
 */
record DueValue(ReportingPoint point, String obis, Instant from, Instant to, MarketPartnerId operator) {

    Complaint missing() {
        return new Complaint(point, obis, from, to, Complaint.Grounds.MISSING, null, null);
    }
}
