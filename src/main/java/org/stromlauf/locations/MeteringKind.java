package org.stromlauf.locations;

/** What a metering location is measured with (MsbG §2). */
public enum MeteringKind {
    /** Konventionelle Messeinrichtung. */
    CONVENTIONAL("kME"),
    /** Moderne Messeinrichtung. */
    MODERN("mME"),
    /** Intelligentes Messsystem: delivers quarter-hours. */
    INTELLIGENT("iMS");

    private final String abbreviation;

    MeteringKind(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    public String abbreviation() {
        return abbreviation;
    }
}
