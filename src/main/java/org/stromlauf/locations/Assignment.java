package org.stromlauf.locations;

import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;

/** A supplier supplies a market location in a period, from 00:00 German time of its first day (Zuordnung). */
public record Assignment(MarketPartnerId supplier, Kind kind, DateRange period) {

    /** Why the supplier is assigned. */
    public enum Kind {
        /** The supplier registered and the grid operator confirmed. */
        REGISTERED,
        /** Nobody registered: default or fallback supply (Grund- oder Ersatzversorgung, §§36, 38 EnWG). */
        FALLBACK
    }

    public Assignment {
        if (!period.isOpenEnded() && period.days() == 0) {
            throw new IllegalArgumentException("An assignment lasts a day at least: " + period);
        }
    }

    public boolean isFallback() {
        return kind == Kind.FALLBACK;
    }
}
