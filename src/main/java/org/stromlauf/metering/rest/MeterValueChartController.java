package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Load profiles to look at in a browser. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/chart")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class MeterValueChartController {

    private static final int MOST_BARS = 5_000;

    private final MeterValuesController values;

    MeterValueChartController(MeterValuesController values) {
        this.values = values;
    }

    @GetMapping(produces = "image/svg+xml;charset=UTF-8")
    @Operation(
            summary = "Draws the load profiles of a location as bars, coloured by status, for a browser or a task",
            description = "Up to 5000 bars; a longer time needs a coarser resolution.")
    String chart(
            @PathVariable TenantId tenant,
            @PathVariable ReportingPoint location,
            @RequestParam @Schema(example = "2026-10-25") LocalDate from,
            @RequestParam @Schema(example = "2026-10-26", description = "First day that is not drawn") LocalDate to,
            @RequestParam(defaultValue = "15min") @Schema(allowableValues = {"15min", "hour", "day", "month", "year"})
                    String resolution,
            @RequestParam(required = false) @Nullable Instant asOf) {
        if (!to.isAfter(from)) throw ProblemException.invalid("metering.range-empty", from, to);
        var answer = values.get(tenant, location, from, to, resolution, asOf);
        for (var profile : answer.profiles()) {
            int bars = profile.values().size();
            if (bars > MOST_BARS) throw ProblemException.invalid("metering.chart-too-fine", bars, MOST_BARS);
        }
        return MeterValueChart.of(
                location.id(), answer.profiles(), MarketCalendar.startOfDay(from), MarketCalendar.startOfDay(to));
    }
}
