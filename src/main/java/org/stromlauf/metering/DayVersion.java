package org.stromlauf.metering;

/**
 * What one message tells about a day of a load profile; quarter hours of which it tells nothing are missing.
 *
 * @param obis for example {@code 1-1:1.29.0}
 */
public record DayVersion(ReportingPoint point, String obis, DayValues values, Provenance provenance, Remarks remarks) {

    /** The index of the last value that it tells. */
    int lastPresent() {
        for (int i = values.size() - 1; i > 0; i--) if (values.isPresent(i)) return i;
        return 0;
    }
}
