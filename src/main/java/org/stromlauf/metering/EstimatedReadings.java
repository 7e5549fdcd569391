package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Makes readings where none came, each a substitute with method and reason; what nothing is known of stays missing. */
@Component
class EstimatedReadings {

    private static final LoadProfiles PROFILES = LoadProfiles.published();
    /** Readings of so many years before are looked at. */
    private static final int YEARS = 3;

    private final MeterValues values;
    private final MountedMeters mounted;
    private final OwnValues own;

    EstimatedReadings(MeterValues values, MountedMeters mounted, OwnValues own) {
        this.values = values;
        this.mounted = mounted;
        this.own = own;
    }

    /** @param reason STS+Z40, for example Z74: no access */
    void add(TenantId tenant, LocationBundle bundle, LocalDate day, String reason) {
        for (var location : bundle.metering()) {
            var meter = mounted.on(tenant, location, day);
            for (var register : meter.registers()) {
                var missing = new Missing(tenant, bundle.market(), meter, register, day);
                estimate(missing, location)
                        .ifPresent(value -> own.add(
                                tenant,
                                new OwnValues.OwnReading(
                                        location.id(),
                                        meter.device(),
                                        register.register().obis(),
                                        MarketCalendar.startOfDay(day),
                                        value,
                                        Remarks.substitute(SubstituteValues.COMPARISON, reason))));
            }
        }
    }

    private record Missing(
            TenantId tenant, MarketLocation market, MountedMeter meter, MountedRegister register, LocalDate day) {}

    private Optional<BigDecimal> estimate(Missing missing, MeteringLocation location) {
        var readings = readings(missing, location);
        var before = before(missing.day(), readings);
        if (before.size() < readings.size()) return Optional.empty();
        return estimate(missing, before);
    }

    /**
     * What a register was expected to show.
     *
     * @param last the reading before
     * @param shown by the use of the year before or the annual forecast; empty where neither is known
     */
    record Expected(Reading last, Optional<BigDecimal> shown) {}

    /** What the register of a reading was expected to show on its day; empty where nobody read it before. */
    Optional<Expected> expected(TenantId tenant, LocationBundle bundle, MeteringLocation location, Reading reading) {
        var meter = mounted.on(tenant, location, reading.day());
        if (!meter.device().equals(reading.device())) return Optional.empty();
        return meter.register(reading.obis()).flatMap(register -> {
            var missing = new Missing(tenant, bundle.market(), meter, register, reading.day());
            var before = before(reading.day(), readings(missing, location));
            return before.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Expected(before.get(before.size() - 1), estimate(missing, before)));
        });
    }

    private static Optional<BigDecimal> estimate(Missing missing, List<Reading> before) {
        return new RegisterEstimate(missing.register(), spread(missing.market()), annual(missing))
                .at(missing.day(), before);
    }

    private static List<Reading> before(LocalDate day, List<Reading> readings) {
        return readings.stream().filter(r -> r.day().isBefore(day)).toList();
    }

    private List<Reading> readings(Missing missing, MeteringLocation location) {
        var since = DateRange.of(missing.day().minusYears(YEARS), missing.day());
        return values.readings(missing.tenant(), location.id(), since, own.now()).stream()
                .filter(r -> r.device().equals(missing.meter().device())
                        && r.obis().equals(missing.register().register().obis())
                        && r.status().isFinal()
                        && isMidnight(r.at()))
                .toList();
    }

    private static boolean isMidnight(Instant at) {
        return MarketCalendar.startOfDay(MarketCalendar.day(at)).equals(at);
    }

    private static Forecast spread(MarketLocation market) {
        var name = market.gridData().loadProfile();
        return PROFILES.names().contains(name) ? Forecast.by(PROFILES.get(name)) : Forecast.byDays();
    }

    /** Of the register that counts all tariffs in the location's direction. */
    private static Optional<Energy> annual(Missing missing) {
        var total = missing.market().isConsumption() ? "1-0:1.8.0" : "1-0:2.8.0";
        var isTotal = missing.register().register().obis().equals(total);
        var forecast = missing.market().gridData().annualForecast();
        return isTotal && forecast.wattHours() > 0 ? Optional.of(forecast) : Optional.empty();
    }
}
