package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.BillingRequest;
import org.stromlauf.billing.StoredBill;
import org.stromlauf.billing.rest.BillView.ExplanationView;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing")
@Tag(name = "Billing", description = "Abrechnung: previews, bills and the explanation of each line")
class BillsController {

    /** A bill, or what is missing for it. */
    record PreviewAnswer(
            @Nullable BillView bill,
            @Schema(description = "Every reading and price that is missing") List<String> missing) {}

    private final BillingFactory factory;
    private final ForeignOrders orders;

    BillsController(BillingFactory factory, ForeignOrders orders) {
        this.factory = factory;
        this.orders = orders;
    }

    @PostMapping("/previews")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Computes a bill for usage and prices that the caller sends; nothing is stored")
    PreviewAnswer preview(@PathVariable TenantId tenant, @RequestBody BillingRequest request) {
        var outcome = factory.preview(orders.order(tenant, request));
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
}
