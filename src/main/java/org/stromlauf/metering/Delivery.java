package org.stromlauf.metering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/**
 * A reading or quantity that was told to a market partner in one document.
 *
 * @param duty the reading's day, the quantity's end
 * @param point the metering location of a reading, the market location of a quantity
 * @param quantityFrom first day of a quantity
 * @param replaces the document that it takes the place of
 */
record Delivery(
        Duty duty,
        Kind kind,
        String document,
        ReportingPoint point,
        @Nullable LocalDate quantityFrom,
        LocalDate sentOn,
        @Nullable String replaces) {

    enum Kind {
        READING,
        QUANTITY,
        /** The last reading of a meter and the first of the one that took its place. */
        DEVICE_CHANGE
    }

    /**
     * That a partner has to learn what a location's meters show at the beginning of a day.
     *
     * @param quantityFrom since when the energy until that day is told as well; null = the reading alone
     */
    record Duty(MarketLocationId location, LocalDate day, MarketPartnerId receiver, @Nullable LocalDate quantityFrom) {}
}
