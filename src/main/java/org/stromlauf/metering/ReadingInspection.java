package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.metering.EstimatedReadings.Expected;
import org.stromlauf.metering.PlausibilityRules.CustomerGroup;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Holds readings that arrived in a time against what their registers were expected to show (MsbG §60 (2)): by the use of the year before or
 * the annual forecast, spread by the location's load profile. Intelligent systems are held against their load profile instead
 * ({@link RegisterInspection}).
 */
@Component
class ReadingInspection {

    private static final String PRODUCTION = "1-0:2.";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;
    private final MeterValues values;
    private final LocationUsage usage;
    private final Locations locations;
    private final EstimatedReadings estimates;
    private final PlausibilityRules rules;
    private final SettledValues settled;

    ReadingInspection(
            JdbcClient jdbc,
            MeterValues values,
            LocationUsage usage,
            Locations locations,
            EstimatedReadings estimates,
            PlausibilityRules rules,
            SettledValues settled) {
        this.jdbc = jdbc;
        this.values = values;
        this.usage = usage;
        this.locations = locations;
        this.estimates = estimates;
        this.rules = rules;
        this.settled = settled;
    }

    /**
     * A reading that is not plausible.
     *
     * @param suggestion what the register was expected to show; empty where nothing is known
     */
    record Doubted(Reading reading, String german, Optional<BigDecimal> suggestion) {}

    /** What arrived and is plausible, and what is not. */
    record Inspected(List<Reading> plausible, List<Doubted> doubted) {}

    @Transactional(readOnly = true)
    public Inspected of(TenantId tenant, Window window) {
        var plausible = new ArrayList<Reading>();
        var doubted = new ArrayList<Doubted>();
        var look = new Look(tenant, settled.instant());
        for (var reading : arrived(look, window)) {
            inspect(look, reading).ifPresentOrElse(doubted::add, () -> plausible.add(reading));
        }
        return new Inspected(plausible, doubted);
    }

    private record Look(TenantId tenant, Instant asOf) {}

    private record Key(MeteringLocationId location, String device, String obis, Instant at) {

        static Key of(Reading reading) {
            return new Key(reading.location(), reading.device(), reading.obis(), reading.at());
        }
    }

    /** Those that are valid; what the tenant made himself is none that arrived. */
    private List<Reading> arrived(Look look, Window window) {
        var tenant = look.tenant();
        var keys = jdbc.sql(
                        """
                        select distinct metering_location, device, obis, at from metering.reading
                         where tenant_id = :tenant and recorded_at >= :from and recorded_at < :to
                         order by metering_location, at, device, obis""")
                .param("tenant", tenant.value())
                .param("from", Rows.utc(window.from()))
                .param("to", Rows.utc(window.to()))
                .query((row, n) -> new Key(
                        MeteringLocationId.of(row.getString("metering_location")),
                        row.getString("device"),
                        row.getString("obis"),
                        Rows.instant(row, "at")))
                .list();
        var arrived = new ArrayList<Reading>();
        for (var key : keys) {
            var day = MarketCalendar.day(key.at());
            values.readings(tenant, key.location(), DateRange.of(day, day.plusDays(1)), look.asOf()).stream()
                    .filter(r -> Key.of(r).equals(key) && r.status() == ValueStatus.TRUE_VALUE)
                    .forEach(arrived::add);
        }
        return arrived;
    }

    private Optional<Doubted> inspect(Look look, Reading reading) {
        var tenant = look.tenant();
        if (!MarketCalendar.startOfDay(reading.day()).equals(reading.at())) return Optional.empty();
        var before = reading.day().minusDays(1);
        for (var market : locations.measuredBy(tenant, reading.location(), before)) {
            var bundle = locations.bundle(tenant, market, before);
            var meter = bundle.metering().stream()
                    .filter(m -> m.id().equals(reading.location()))
                    .findFirst()
                    .filter(m -> m.kind() != MeteringKind.INTELLIGENT);
            if (meter.isEmpty()) continue;
            return estimates
                    .expected(tenant, bundle, meter.get(), reading)
                    .flatMap(expected -> compare(look, reading, expected));
        }
        return Optional.empty();
    }

    private Optional<Doubted> compare(Look look, Reading reading, Expected expected) {
        var tenant = look.tenant();
        var asOf = look.asOf();
        var last = expected.last();
        var counted = usage.counted(tenant, last, reading, asOf);
        if (counted.isEmpty()) {
            return Optional.of(new Doubted(
                    reading,
                    "Zählerstand " + shown(reading.value()) + " ist kleiner als der vom " + GermanFormat.day(last.day())
                            + " (" + shown(last.value()) + "), und das Zählwerk kann nicht überlaufen sein",
                    expected.shown()));
        }
        var usual = expected.shown()
                .flatMap(value -> usage.counted(tenant, last, at(reading, value), asOf))
                .filter(kwh -> kwh.signum() > 0);
        if (usual.isEmpty()) return Optional.empty();
        var group = reading.obis().startsWith(PRODUCTION) ? CustomerGroup.PRODUCTION : CustomerGroup.HOUSEHOLD;
        var limits = rules.limits(tenant, group);
        var step = step(look, reading, last);
        var least = percent(usual.get(), limits.lowPercent()).subtract(step);
        var most = percent(usual.get(), limits.highPercent()).add(step);
        if (counted.get().compareTo(least) >= 0 && counted.get().compareTo(most) <= 0) return Optional.empty();
        return Optional.of(new Doubted(
                reading,
                "Verbrauch seit " + GermanFormat.day(last.day()) + ": " + kwh(counted.get()) + ", erwartet "
                        + kwh(percent(usual.get(), limits.lowPercent())) + " bis "
                        + kwh(percent(usual.get(), limits.highPercent())),
                expected.shown()));
    }

    private static Reading at(Reading reading, BigDecimal value) {
        return new Reading(
                reading.location(),
                reading.device(),
                reading.obis(),
                reading.at(),
                value,
                reading.status(),
                Remarks.NONE,
                reading.provenance());
    }

    /** What one unit of the last digit stands for. */
    private BigDecimal step(Look look, Reading reading, Reading last) {
        return usage.counted(look.tenant(), last, at(reading, last.value().add(BigDecimal.ONE)), look.asOf())
                .orElse(BigDecimal.ONE);
    }

    private static BigDecimal percent(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 3, RoundingMode.HALF_UP);
    }

    private static String shown(BigDecimal value) {
        return GermanFormat.number(value, Math.max(0, value.stripTrailingZeros().scale()));
    }

    private static String kwh(BigDecimal kwh) {
        return GermanFormat.number(kwh, 0) + " kWh";
    }
}
