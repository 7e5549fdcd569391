package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Where a metering operator's own values come from: what its meters measured, processed, as known on a day. */
public interface MeterSource {

    /** What is asked for: a location's values of a day, as they are known today. */
    record Question(TenantId tenant, LocationBundle bundle, LocalDate day, LocalDate today) {}

    /** The quarter hours of a market location; empty as long as there are none. */
    record QuarterHours(DayValues values, Remarks remarks) {}

    /** What a register shows at the beginning of a day, in kWh. */
    record RegisterValue(BigDecimal value, ValueStatus status, Remarks remarks) {}

    /** Values of a location and day that changed since they were told. */
    record Revision(MarketLocationId location, LocalDate day) {}

    Optional<QuarterHours> quarterHours(Question question);

    Optional<RegisterValue> reading(Question question, MeteringLocation meter, Register register);

    /**
     * The deliveries of a day.
     *
     * @param from what arrived since then was not known at the deliveries before
     * @param to before then
     */
    record Round(TenantId tenant, LocalDate today, Instant from, Instant to) {}

    /** What changed of all that was delivered before: of these locations, and of those that the source knows besides. */
    List<Revision> revisions(Round round, List<MarketLocationId> locations);
}
