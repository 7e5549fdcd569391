package org.stromlauf.metering;

import java.time.LocalDate;
import org.stromlauf.shared.DatedCodes;

/** Codes of ordered readings (17004, 19007): {@code metering/reading-orders.yaml}. */
enum ReadingOrderCodes {
    /** What the meters of a metering location show. */
    OF_METERING_LOCATION,
    /** A metering operator orders from another. */
    BY_METERING_OPERATOR,
    /** Unzulässiger Sollablesezeitpunkt. */
    DAY_NOT_ALLOWED,
    /** Of which list that answer is, when it goes to a supplier. */
    LIST_OF_SUPPLIERS;

    private static final DatedCodes<ReadingOrderCodes> CODES =
            DatedCodes.read("/metering/reading-orders.yaml", "code", ReadingOrderCodes.class);

    String on(LocalDate day) {
        return CODES.on(this, day);
    }

    boolean is(String code, LocalDate day) {
        return CODES.is(code, this, day);
    }
}
