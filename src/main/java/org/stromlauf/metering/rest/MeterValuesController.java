package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.MeasuredUnit;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.PeriodValue;
import org.stromlauf.metering.Reading;
import org.stromlauf.metering.Remarks;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.SettledValues;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class MeterValuesController {

    private static final int MAX_DAYS = 3 * 366;

    /** What a tenant knows of a market or metering location. */
    record Answer(
            ReportingPoint location,
            @Schema(
                            description =
                                    "What was known then; later arrivals never change this answer. While an interchange is being taken"
                                            + " in, the instant before it")
                    Instant asOf,
            List<Profile> profiles,
            List<RegisterReading> readings,
            List<Quantity> quantities,
            @Schema(description = "Gas quality, maxima of power, allocated quantities and what else is told for a time")
                    List<Other> others) {}

    record Profile(
            @Schema(example = "1-1:1.29.0") String obis,
            @Schema(description = "Of gas volumes in thousandths of a cubic metre", example = "kWh") String unit,
            List<Value> values) {}

    record Value(
            Instant from,
            Instant to,
            long wattHours,
            @Schema(description = "Of several values the least certain") ValueStatus status,
            @Schema(description = "Whether all values of that time are there") boolean complete) {}

    record RegisterReading(
            String device, String obis, Instant at, BigDecimal kwh, ValueStatus status, Remarks remarks) {}

    record Quantity(
            String obis,
            EnergyQuantity.Kind kind,
            Instant from,
            Instant to,
            BigDecimal kwh,
            ValueStatus status,
            Remarks remarks) {}

    record Other(
            @Schema(example = "7-0:54.0.22") String obis,
            @Schema(example = "kWh/m³") String unit,
            @Schema(example = "13007", description = "What the value is for, by its message") String pid,
            Instant from,
            Instant to,
            BigDecimal value,
            ValueStatus status) {}

    private final MeterValues values;
    private final SettledValues settled;
    private final Clock clock;

    MeterValuesController(MeterValues values, SettledValues settled, Clock clock) {
        this.values = values;
        this.settled = settled;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Reads the values of a location for a range of days, as of now or an instant, in the resolution that is asked for")
    Answer get(
            @PathVariable TenantId tenant,
            @PathVariable ReportingPoint location,
            @RequestParam @Schema(example = "2026-10-01") LocalDate from,
            @RequestParam @Schema(example = "2026-11-01", description = "First day that is not read") LocalDate to,
            @RequestParam(defaultValue = "15min") @Schema(allowableValues = {"15min", "hour", "day", "month", "year"})
                    String resolution,
            @RequestParam(required = false) @Nullable Instant asOf) {
        var range = range(from, to);
        var sums = Resolution.of(resolution);
        var instant = asOf == null ? settled.instant() : known(asOf);
        var profiles = values.profiles(tenant, location, range, instant);
        var readings = location.isMeteringLocation()
                ? values.readings(tenant, MeteringLocationId.of(location.id()), range, instant)
                : List.<Reading>of();
        var quantities = values.quantities(tenant, location, range, instant);
        return new Answer(
                location,
                instant,
                profiles.stream()
                        .map(p ->
                                new Profile(p.obis(), MeasuredUnit.of(p.obis()).symbol(), sums.values(p)))
                        .toList(),
                readings.stream().map(MeterValuesController::reading).toList(),
                quantities.stream().map(MeterValuesController::quantity).toList(),
                values.others(tenant, location, range, instant).stream()
                        .map(MeterValuesController::other)
                        .toList());
    }

    @GetMapping(produces = "text/csv;charset=UTF-8")
    @Operation(summary = "The same as CSV: a line a value of a profile, reading and quantity, in kWh")
    String csv(
            @PathVariable TenantId tenant,
            @PathVariable ReportingPoint location,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "15min") String resolution,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return MeterValueLines.of(get(tenant, location, from, to, resolution, asOf));
    }

    /** What will be known is known by nobody. */
    private Instant known(Instant asOf) {
        var now = clock.instant();
        if (asOf.isAfter(now)) throw ProblemException.invalid("metering.as-of-future", asOf, now);
        var last = settled.instant();
        if (asOf.isAfter(last)) throw ProblemException.conflict("metering.as-of-unsettled", asOf, last);
        return asOf;
    }

    private static DateRange range(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw ProblemException.invalid("metering.range-empty", from, to);
        long days = ChronoUnit.DAYS.between(from, to);
        if (days > MAX_DAYS) throw ProblemException.invalid("metering.range-too-long", MAX_DAYS, days);
        return DateRange.of(from, to);
    }

    private static RegisterReading reading(Reading r) {
        return new RegisterReading(r.device(), r.obis(), r.at(), r.value(), r.status(), r.remarks());
    }

    private static Other other(PeriodValue o) {
        return new Other(o.obis(), o.unit().symbol(), o.pid(), o.from(), o.to(), o.value(), o.status());
    }

    private static Quantity quantity(EnergyQuantity q) {
        return new Quantity(q.obis(), q.kind(), q.from(), q.to(), q.energy().kwh(), q.status(), q.remarks());
    }
}
