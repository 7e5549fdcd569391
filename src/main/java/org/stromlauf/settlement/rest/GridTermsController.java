package org.stromlauf.settlement.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.settlement.BillingParties;
import org.stromlauf.settlement.BillingParty;
import org.stromlauf.settlement.GridPrice;
import org.stromlauf.settlement.GridPrices;
import org.stromlauf.settlement.PriceUnit;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/settlement")
@Tag(name = "Settlement", description = "Netznutzungsabrechnung: grid bills as issued and as received")
class GridTermsController {

    private static final DateRange EVER = DateRange.startingAt(LocalDate.of(1990, 1, 1));

    /** A price of a grid operator's sheet. */
    record PriceLine(
            @Schema(example = "1-02-0-002", description = "Artikel-ID of the BDEW") String article,
            @Schema(example = "2027-01-01") LocalDate from,
            @Schema(example = "2028-01-01", description = "First day on which it no longer holds") @Nullable
                    LocalDate to,
            @Schema(example = "KWH") PriceUnit unit,
            @Schema(example = "0.0812", description = "€ for one unit, net; at most eight decimals") BigDecimal euros) {

        static PriceLine of(GridPrice price) {
            return new PriceLine(
                    price.article(), price.valid().from(), price.valid().to(), price.unit(), price.euros());
        }

        GridPrice price() {
            return new GridPrice(article, new DateRange(from, to), unit, euros);
        }
    }

    private final BillingParties parties;
    private final GridPrices prices;

    GridTermsController(BillingParties parties, GridPrices prices) {
        this.parties = parties;
        this.prices = prices;
    }

    @GetMapping("/parties/{partner}")
    @Operation(summary = "Shows a market partner as grid bills name it")
    BillingParty party(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID", example = "9900000000011") @PathVariable MarketPartnerId partner) {
        return parties.find(tenant, partner)
                .orElseThrow(() -> ProblemException.notFound("settlement.party-unknown", partner));
    }

    @PutMapping("/parties/{partner}")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Enters name and address of a market partner for grid bills, the tenant's own among them")
    BillingParty enter(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID", example = "9900000000011") @PathVariable MarketPartnerId partner,
            @RequestBody BillingParty request) {
        parties.enter(tenant, partner, request);
        return request;
    }

    @GetMapping("/grid-prices/{gridOperator}")
    @Operation(summary = "Lists the prices of a grid operator's sheet that the tenant knows, by article and time")
    List<PriceLine> prices(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID of the grid operator", example = "9900000000003") @PathVariable
                    MarketPartnerId gridOperator) {
        return prices.in(tenant, gridOperator, EVER).stream().map(PriceLine::of).toList();
    }

    @PutMapping("/grid-prices/{gridOperator}")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "States all prices of a grid operator's sheet anew; bills that were issued keep theirs")
    List<PriceLine> define(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID of the grid operator", example = "9900000000003") @PathVariable
                    MarketPartnerId gridOperator,
            @RequestBody List<PriceLine> request) {
        try {
            prices.define(
                    tenant, gridOperator, request.stream().map(PriceLine::price).toList());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("settlement.price-wrong", String.valueOf(e.getMessage()));
        }
        return prices(tenant, gridOperator);
    }
}
