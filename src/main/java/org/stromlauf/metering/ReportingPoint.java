package org.stromlauf.metering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stromlauf.shared.GridLocationId;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;

/**
 * What meter values belong to (Meldepunkt, LOC+172): a market location or tranche, a metering location, or a grid location
 * (Netzlokation).
 */
public record ReportingPoint(@JsonValue String id) {

    private static final int SHORT_LENGTH = 11;
    private static final String GRID_LOCATION = "E";

    @JsonCreator
    public ReportingPoint {
        if (id.length() != SHORT_LENGTH) id = MeteringLocationId.of(id).value();
        else if (id.startsWith(GRID_LOCATION)) id = GridLocationId.of(id).value();
        else id = MarketLocationId.of(id).value();
    }

    public static ReportingPoint of(String id) {
        return new ReportingPoint(id);
    }

    public static ReportingPoint of(MarketLocationId id) {
        return new ReportingPoint(id.value());
    }

    public static ReportingPoint of(MeteringLocationId id) {
        return new ReportingPoint(id.value());
    }

    public boolean isMarketLocation() {
        return id.length() == SHORT_LENGTH && !id.startsWith(GRID_LOCATION);
    }

    public boolean isMeteringLocation() {
        return id.length() != SHORT_LENGTH;
    }

    @Override
    public String toString() {
        return id;
    }
}
