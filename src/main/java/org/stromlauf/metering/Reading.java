package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;

/**
 * A reading of a register (Zählerstand).
 *
 * @param device number of the meter
 * @param obis for example {@code 1-0:1.8.0}
 * @param at the instant for which it holds (Nutzungszeitpunkt, DTM+7): a reading for midnight belongs to both days
 * @param value in the register's unit, kWh
 */
public record Reading(
        MeteringLocationId location,
        String device,
        String obis,
        Instant at,
        BigDecimal value,
        ValueStatus status,
        Remarks remarks,
        Provenance provenance) {

    /** The day that begins with it. */
    public LocalDate day() {
        return MarketCalendar.day(at);
    }
}
