package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.rating.PublishedPrices.Published;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing")
@Tag(name = "Prices", description = "Börsenpreise und veröffentlichte Preise: what bills are computed by")
class PricesController {

    /** A year of days at most, so that a list stays a list. */
    private static final int MOST_DAYS = 400;

    /** The day-ahead prices of a German day. */
    record ExchangeDay(
            @Schema(
                            description =
                                    "€/MWh, one an hour or one a quarter hour: 24 or 96; 23 or 92, 25 or 100 at a clock change",
                            example = "[85.12, 79.90]")
                    List<BigDecimal> eurosPerMwh,
            @Schema(example = "EPEX SPOT, Day-Ahead-Auktion") String source) {}

    private final ExchangePrices exchange;
    private final StatedPrices stated;

    PricesController(ExchangePrices exchange, StatedPrices stated) {
        this.exchange = exchange;
        this.stated = stated;
    }

    @PutMapping("/exchange-prices/{area}/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Takes the exchange's prices of a day; the same again changes nothing, others are refused")
    void take(
            @PathVariable TenantId tenant,
            @Parameter(example = "DE-LU") @PathVariable String area,
            @Parameter(example = "2026-11-01") @PathVariable LocalDate day,
            @RequestBody ExchangeDay prices) {
        if (exchange.store(tenant, day(area, day, prices)) == ExchangePrices.Taken.REFUSED) {
            throw ProblemException.conflict("billing.exchange-day-known", area, day);
        }
    }

    @GetMapping("/exchange-prices/{area}")
    @Operation(summary = "Lists the exchange's prices that are known of a range of days")
    List<ExchangePrices.Day> days(
            @PathVariable TenantId tenant,
            @PathVariable String area,
            @RequestParam LocalDate from,
            @Parameter(description = "First day that is not shown any more") @RequestParam LocalDate to) {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw ProblemException.invalid("billing.days-invalid", from, to, MOST_DAYS);
        }
        return exchange.days(tenant, area, DateRange.of(from, to));
    }

    @PostMapping("/published-prices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(
            summary = "States published prices, such as next year's levies, or assumptions about them (assumed: true)")
    void state(@PathVariable TenantId tenant, @RequestBody Map<String, Published> prices) {
        try {
            stated.state(tenant, prices);
        } catch (IllegalArgumentException e) {
            throw ProblemException.conflict("billing.price-refused", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/published-prices")
    @Operation(summary = "Shows the prices that the tenant has stated, by key")
    Map<String, Published> stated(@PathVariable TenantId tenant) {
        return new TreeMap<>(stated.stated(tenant));
    }

    private static ExchangePrices.Day day(String area, LocalDate day, ExchangeDay prices) {
        try {
            return new ExchangePrices.Day(area, day, prices.eurosPerMwh(), prices.source());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("billing.exchange-day-invalid", String.valueOf(e.getMessage()));
        }
    }
}
