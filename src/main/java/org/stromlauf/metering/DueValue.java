package org.stromlauf.metering;

import java.time.Instant;
import org.stromlauf.shared.MarketPartnerId;

/**
 * A value that a metering operator owed until now (WiM part 2, table 2.5.5).
 *
 * @param from the instant of a reading, the beginning of a load profile's day or of the time for which energy is told
 * @param to the same instant, or the end
 */
record DueValue(ReportingPoint point, String obis, Instant from, Instant to, MarketPartnerId operator) {

    Complaint missing() {
        return new Complaint(point, obis, from, to, Complaint.Grounds.MISSING, null, null);
    }
}
