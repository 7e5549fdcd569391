package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.AnnualForecasts;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** What a location will use in a year. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/annual-forecast")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class AnnualForecastController {

    /** A forecast and what it follows from. */
    record ForecastView(
            @Schema(description = "Jahresverbrauchsprognose") BigDecimal annualKwh,
            @Schema(description = "What was measured") BigDecimal usedKwh,
            LocalDate from,
            @Schema(description = "First day that was not measured any more") LocalDate to,
            @Schema(example = "nach Lastprofil H25") String method) {}

    private final AnnualForecasts forecasts;
    private final Clock clock;

    AnnualForecastController(AnnualForecasts forecasts, Clock clock) {
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Foretells a year's energy by the last that was measured of at least four weeks",
            description = "By a standard load profile where one is named, else by days.")
    ForecastView forecast(
            @PathVariable TenantId tenant,
            @PathVariable ReportingPoint location,
            @RequestParam(required = false)
                    @Schema(
                            example = "H25",
                            description =
                                    "Standard load profile, of gas for example EFH 3 0; without one each day is alike")
                    @Nullable
                    String profile) {
        if (!location.isMarketLocation()) throw ProblemException.invalid("metering.not-a-market-location", location);
        if (profile != null && !forecasts.isKnown(profile)) {
            throw ProblemException.invalid("metering.profile-unknown", profile);
        }
        var today = MarketCalendar.day(clock.instant());
        var found = forecasts
                .of(tenant, MarketLocationId.of(location.id()), profile, today)
                .orElseThrow(() -> ProblemException.notFound("metering.forecast-impossible", location));
        return new ForecastView(
                found.annual().kwh(),
                found.used().kwh(),
                found.days().from(),
                found.days().end(),
                found.method());
    }
}
