package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.ArrivedDays.Arrived;
import org.stromlauf.metering.ProfileInspection.Inspected;
import org.stromlauf.metering.ProfileInspection.Window;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Holds each reading that arrived in a time against the load profile since the reading before it (VDE-AR-N 4400: Zählwerksabgleich).
 * The day that ends with the reading stands for the time.
 */
@Component
class RegisterInspection {

    /** Readings farther apart are those of a year: the load profile was looked at in between. */
    private static final int LONGEST_DAYS = 62;

    private static final long STEP_WATT_HOURS = 1_000;

    private static final List<String> PROFILES = List.of("1-1:1.29.0", "1-1:2.29.0");

    private final JdbcClient jdbc;
    private final MeterValues values;
    private final LocationUsage usage;
    private final Locations locations;
    private final DayRegisters registers;
    private final PlausibilityRules rules;
    private final Clock clock;

    RegisterInspection(
            JdbcClient jdbc,
            MeterValues values,
            LocationUsage usage,
            Locations locations,
            DayRegisters registers,
            PlausibilityRules rules,
            Clock clock) {
        this.jdbc = jdbc;
        this.values = values;
        this.usage = usage;
        this.locations = locations;
        this.registers = registers;
        this.rules = rules;
        this.clock = clock;
    }

    private record Read(MeteringLocationId location, String device, String obis, LocalDate day) {}

    /** Those that differ. */
    @Transactional(readOnly = true)
    public List<Inspected> of(TenantId tenant, Window window) {
        var differing = new ArrayList<Inspected>();
        for (var read : read(tenant, window)) differs(tenant, read).ifPresent(differing::add);
        return differing;
    }

    private List<Read> read(TenantId tenant, Window window) {
        return jdbc
                .sql(
                        """
                        select distinct metering_location, device, obis, at from metering.reading
                         where tenant_id = :tenant and recorded_at >= :from and recorded_at < :to
                           and obis in ('1-0:1.8.0', '1-0:2.8.0') order by metering_location, device, obis, at""")
                .param("tenant", tenant.value())
                .param("from", Rows.utc(window.from()))
                .param("to", Rows.utc(window.to()))
                .query((row, n) -> {
                    var at = Rows.instant(row, "at");
                    var day = MarketCalendar.day(at);
                    return MarketCalendar.startOfDay(day).equals(at)
                            ? Optional.of(new Read(
                                    MeteringLocationId.of(row.getString("metering_location")),
                                    row.getString("device"),
                                    row.getString("obis"),
                                    day))
                            : Optional.<Read>empty();
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Inspected> differs(TenantId tenant, Read read) {
        var now = clock.instant();
        var range = DateRange.of(read.day().minusDays(LONGEST_DAYS), read.day());
        var readings = values.readings(tenant, read.location(), range, now).stream()
                .filter(r -> r.obis().equals(read.obis()) && r.device().equals(read.device()))
                .filter(r -> r.status().isFinal()
                        && MarketCalendar.startOfDay(r.day()).equals(r.at()))
                .sorted(Comparator.comparing(Reading::at))
                .toList();
        if (readings.size() < 2) return Optional.empty();
        var after = readings.get(readings.size() - 1);
        var before = readings.get(readings.size() - 2);
        if (!after.day().equals(read.day())) return Optional.empty();
        var counted = DayRegisters.wattHours(usage.counted(tenant, before, after, now));
        var markets = locations.measuredBy(tenant, read.location(), read.day().minusDays(1));
        if (counted.isEmpty() || markets.size() != 1) return Optional.empty();
        var market = markets.get(0);
        var days = DateRange.of(before.day(), after.day());
        if (registers.onlyMeter(tenant, market, read.day().minusDays(1)).isEmpty()) return Optional.empty();
        var told = new Told(days, counted.getAsLong(), step(before, after, counted.getAsLong()));
        return values.profiles(tenant, ReportingPoint.of(market), days, now).stream()
                .filter(p -> PROFILES.contains(p.obis())
                        && DayRegisters.total(p.obis()).equals(read.obis()))
                .flatMap(p -> compare(tenant, p, told).stream())
                .findFirst();
    }

    /** @param step what the register cannot show, in Wh */
    private record Told(DateRange days, long register, long step) {}

    /** Registers show whole kilowatt-hours, behind a transformer its factor as many. */
    private static long step(Reading before, Reading after, long counted) {
        var shown = after.value().subtract(before.value()).movePointRight(3);
        return shown.signum() <= 0
                ? STEP_WATT_HOURS
                : Math.max(
                        STEP_WATT_HOURS,
                        BigDecimal.valueOf(STEP_WATT_HOURS)
                                .multiply(BigDecimal.valueOf(counted))
                                .divide(shown, 0, RoundingMode.UP)
                                .longValueExact());
    }

    private Optional<Inspected> compare(TenantId tenant, LoadProfile profile, Told told) {
        var days = told.days();
        var register = told.register();
        var complete = profile.days().stream().filter(DayValues::isComplete).toList();
        if (complete.size() != days.days()) return Optional.empty();
        long total = complete.stream().mapToLong(DayValues::total).sum();
        var group = ProfileInspection.group(profile.obis(), (double) total / days.days());
        var limits = rules.limits(tenant, group);
        var allowed = told.step() + Math.abs(register) * limits.registerPercent() / 100;
        if (Math.abs(total - register) <= allowed) return Optional.empty();
        var last = complete.get(complete.size() - 1);
        var suspicion = new Suspicion(
                Suspicion.Kind.REGISTER_DIFFERENCE,
                0,
                last.size(),
                "Lastgang " + kwh(total) + ", Zählwerk " + kwh(register) + " vom " + GermanFormat.period(days));
        var none = new SubstituteValues.Sources(
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
        return Optional.of(
                new Inspected(new Arrived(profile.point(), profile.obis(), last, Map.of()), List.of(suspicion), none));
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3) + " kWh";
    }
}
