package org.stromlauf.locations;

import java.util.List;
import java.util.stream.Stream;

/** A market location with what belongs to it at a day (Lokationsbündel). */
public record LocationBundle(MarketLocation market, List<MeteringLocation> metering, List<BundleObject> objects) {

    public LocationBundle {
        metering = List.copyOf(metering);
        objects = List.copyOf(objects);
    }

    public Stream<BundleObject> objects(BundleObject.Kind kind) {
        return objects.stream().filter(o -> o.kind() == kind);
    }

    /** Whether every measuring device is an intelligent metering system; a bundle without measurement is not. */
    public boolean isMeasuredIntelligently() {
        return !metering.isEmpty() && metering.stream().allMatch(m -> m.kind() == MeteringKind.INTELLIGENT);
    }
}
