package org.stromlauf.metering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;

/** What meter values belong to (Meldepunkt, LOC+172): a market location or a metering location. */
public record ReportingPoint(@JsonValue String id) {

    private static final int MARKET_LOCATION_LENGTH = 11;

    @JsonCreator
    public ReportingPoint {
        if (id.length() == MARKET_LOCATION_LENGTH) id = MarketLocationId.of(id).value();
        else id = MeteringLocationId.of(id).value();
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
        return id.length() == MARKET_LOCATION_LENGTH;
    }

    @Override
    public String toString() {
        return id;
    }
}
