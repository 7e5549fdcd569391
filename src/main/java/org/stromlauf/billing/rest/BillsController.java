package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.BillComparison;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.ExchangePrices;
import org.stromlauf.billing.StatedPrices;
import org.stromlauf.billing.StoredBill;
import org.stromlauf.billing.rest.BillView.ExplanationView;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing")
@Tag(name = "Billing", description = "Abrechnung: previews, bills and the explanation of each line")
class BillsController {

    /** A foreign contract's usage and prices, of which a bill is previewed. */
    record PreviewRequest(
            @Schema(example = "V-4711", description = "How the caller names the contract") String contract,
            @Schema(description = "Components and their prices, as in a product's file") PriceSheet sheet,
            @Schema(description = "Prices beside those that the program and the tenant know, by key")
                    java.util.@Nullable Map<String, PublishedPrices.Published> prices,
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(example = "2027-01-01", description = "First day that is not billed any more") LocalDate to,
            List<UsageSection> usage,
            @Schema(example = "DE-LU", description = "Bidding zone whose uploaded prices a dynamic component takes")
                    @Nullable
                    String exchange) {}

    /** The energy of a period, or its quarter hours. */
    record UsageSection(
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(example = "2027-01-01") LocalDate to,
            @Schema(example = "3500") @Nullable BigDecimal kwh,
            @Schema(description = "Wh of each quarter hour of a day (92, 96 or 100), instead of kwh")
                    long @Nullable [] wattHours,
            @Schema(example = "Ablesung vom 01.01.2027") String source) {}

    /** A bill, or what is missing for it. */
    record PreviewAnswer(
            @Nullable BillView bill,
            @Schema(description = "Every reading and price that is missing") List<String> missing) {}

    private final BillingFactory factory;
    private final ExchangePrices exchange;
    private final StatedPrices stated;
    private final Clock clock;

    BillsController(BillingFactory factory, ExchangePrices exchange, StatedPrices stated, Clock clock) {
        this.factory = factory;
        this.exchange = exchange;
        this.stated = stated;
        this.clock = clock;
    }

    @PostMapping("/previews")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Computes a bill for usage and prices that the caller sends; nothing is stored")
    PreviewAnswer preview(@PathVariable TenantId tenant, @RequestBody PreviewRequest request) {
        var outcome = factory.preview(order(tenant, request));
        return outcome instanceof BillOutcome.Billed billed
                ? new PreviewAnswer(BillView.ofPreview(billed.bill()), List.of())
                : new PreviewAnswer(null, ((BillOutcome.NotRatable) outcome).missing());
    }

    @GetMapping("/bills")
    @Operation(summary = "Lists bills and cancellations by key")
    Page<BillView> bills(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> factory.page(tenant, after, limit), StoredBill::key)
                .map(BillView::of);
    }

    @GetMapping("/bills/{key}")
    @Operation(summary = "Shows a bill with its lines")
    BillView bill(@PathVariable TenantId tenant, @PathVariable String key) {
        return BillView.of(find(tenant, key));
    }

    @GetMapping("/bills/{key}/lines/{number}/explanation")
    @Operation(summary = "Says why a line amounts to what it does: a German sentence and its operands")
    ExplanationView explanation(
            @PathVariable TenantId tenant,
            @PathVariable String key,
            @Parameter(description = "Counts from 1") @PathVariable int number) {
        var lines = find(tenant, key).bill().lines();
        if (number < 1 || number > lines.size()) throw ProblemException.notFound("billing.line-unknown", key, number);
        return ExplanationView.of(lines.get(number - 1));
    }

    @GetMapping("/bills/{key}/comparison")
    @Operation(summary = "Says what changed from another bill to this one, and why, component by component")
    BillComparison comparison(
            @PathVariable TenantId tenant,
            @PathVariable String key,
            @Parameter(description = "Key of the bill before") @RequestParam String before) {
        return BillComparison.of(find(tenant, before).bill(), find(tenant, key).bill());
    }

    private StoredBill find(TenantId tenant, String key) {
        return factory.find(tenant, key).orElseThrow(() -> ProblemException.notFound("billing.bill-unknown", key));
    }

    private BillOrder order(TenantId tenant, PreviewRequest request) {
        try {
            var period = DateRange.of(request.from(), request.to());
            var prices = PriceFiles.ours().with(stated.of(tenant));
            var more = request.prices();
            if (more != null) prices = prices.with(PublishedPrices.of(more));
            var area = request.exchange();
            return new BillOrder(
                    request.contract(),
                    request.sheet(),
                    prices,
                    period,
                    usage(request),
                    area == null ? null : exchange.curve(tenant, area, period),
                    clock.instant());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ProblemException.invalid("billing.order-invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Usage usage(PreviewRequest request) {
        var sections = new java.util.ArrayList<Usage.Metered.Section>();
        var days = new java.util.ArrayList<long[]>();
        for (var section : request.usage()) {
            var values = section.wattHours();
            var kwh = section.kwh();
            if ((values == null) == (kwh == null)) {
                throw new IllegalArgumentException("A section of usage has either kwh or wattHours: " + section.from());
            }
            if (values != null) days.add(values);
            else if (kwh != null) {
                var period = DateRange.of(section.from(), section.to());
                sections.add(Usage.Metered.evenly(period, Energy.ofKwh(kwh).wattHours(), section.source()));
            }
        }
        if (days.isEmpty()) return new Usage.Metered(sections);
        if (!sections.isEmpty()) throw new IllegalArgumentException("Usage is either metered or a load profile");
        var first = request.usage().get(0);
        return new Usage.Profile(first.from(), days, first.source());
    }
}
