package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.BalancingGroupSums;
import org.stromlauf.metering.CalculatedValues;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** What follows from measured values: locations by their formulas, balancing groups by their locations. */
@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class CalculatedValuesController {

    private static final int MAX_DAYS = 366;

    /** A day by formula. */
    record Day(
            LocalDate day,
            @Schema(description = "Why quarter hours have no value; empty when all have one") List<String> missing,
            List<QuarterHour> quarterHours) {}

    record QuarterHour(
            Instant from,
            @Schema(description = "null: an operand of the formula has no value") @Nullable Long wattHours,
            @Nullable ValueStatus status) {}

    private final CalculatedValues calculated;
    private final BalancingGroupSums sums;
    private final Clock clock;

    CalculatedValuesController(CalculatedValues calculated, BalancingGroupSums sums, Clock clock) {
        this.calculated = calculated;
        this.sums = sums;
        this.clock = clock;
    }

    @GetMapping("/meter-values/{location}/calculated")
    @Operation(
            summary =
                    "The quarter hours of a market location by its formula (25001) from its metering locations' values")
    List<Day> calculated(
            @PathVariable TenantId tenant,
            @PathVariable MarketLocationId location,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant asOf) {
        if (!to.isAfter(from)) throw ProblemException.invalid("metering.range-empty", from, to);
        long days = ChronoUnit.DAYS.between(from, to);
        if (days > MAX_DAYS) throw ProblemException.invalid("metering.range-too-long", MAX_DAYS, days);
        return calculated.days(tenant, location, DateRange.of(from, to), asOf == null ? clock.instant() : asOf).stream()
                .map(d -> new Day(d.values().day(), d.reasons(), quarterHours(d.values())))
                .toList();
    }

    private static List<QuarterHour> quarterHours(DayValues day) {
        return IntStream.range(0, day.size())
                .mapToObj(i -> new QuarterHour(
                        day.from(i),
                        day.isPresent(i) ? day.wattHours(i) : null,
                        day.status(i).orElse(null)))
                .toList();
    }

    @GetMapping("/balancing-groups/{group}/quarter-hours")
    @Operation(
            summary =
                    "What a supplier's locations of a balancing group used and fed in on a day, and of which values are missing")
    BalancingGroupSums.GroupDay sums(
            @PathVariable TenantId tenant,
            @PathVariable @Schema(example = "11XDEMO-LFN----2") String group,
            @RequestParam LocalDate day,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return sums.of(tenant, group, day, asOf == null ? clock.instant() : asOf);
    }
}
