package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** What the register of a location's only meter counted on a day of its load profile, where both readings are known. */
@Component
class DayRegisters {

    private static final String PRODUCTION = "1-1:2.";

    private final Locations locations;
    private final MeterValues values;
    private final LocationUsage usage;
    private final CalculatedValues calculated;
    private final Clock clock;

    DayRegisters(
            Locations locations, MeterValues values, LocationUsage usage, CalculatedValues calculated, Clock clock) {
        this.locations = locations;
        this.values = values;
        this.usage = usage;
        this.calculated = calculated;
        this.clock = clock;
    }

    /** The total register of a direction. */
    static String total(String profileObis) {
        return profileObis.startsWith(PRODUCTION) ? "1-0:2.8.0" : "1-0:1.8.0";
    }

    /** @param obis of the load profile; @return Wh */
    OptionalLong energy(TenantId tenant, ReportingPoint point, String obis, LocalDate day) {
        if (!point.isMarketLocation()) return OptionalLong.empty();
        var meter = onlyMeter(tenant, MarketLocationId.of(point.id()), day);
        if (meter.isEmpty()) return OptionalLong.empty();
        var range = DateRange.of(day, day.plusDays(1));
        var readings = values.readings(tenant, meter.get().id(), range, clock.instant()).stream()
                .filter(r -> r.obis().equals(total(obis)) && r.status().isFinal())
                .toList();
        var before = readings.stream()
                .filter(r -> r.at().equals(MarketCalendar.startOfDay(day)))
                .findFirst();
        var after = readings.stream()
                .filter(r -> r.at().equals(MarketCalendar.startOfDay(day.plusDays(1))))
                .filter(r ->
                        before.isPresent() && r.device().equals(before.get().device()))
                .findFirst();
        if (before.isEmpty() || after.isEmpty()) return OptionalLong.empty();
        return wattHours(usage.counted(tenant, before.get(), after.get(), clock.instant()));
    }

    /** The one that measures all of a market location; empty where there are several, or a formula says what counts. */
    Optional<MeteringLocation> onlyMeter(TenantId tenant, MarketLocationId location, LocalDate day) {
        if (locations.find(tenant, location).isEmpty()
                || calculated.isByFormula(tenant, location, day, clock.instant())) return Optional.empty();
        var meters = locations.bundle(tenant, location, day).metering();
        return meters.size() == 1 ? Optional.of(meters.get(0)) : Optional.empty();
    }

    static OptionalLong wattHours(Optional<BigDecimal> kwh) {
        return kwh.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(kwh.get()
                        .movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
