package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillingRequest;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBill.CostCentre;
import org.stromlauf.billing.CollectiveBill.Reassigned;
import org.stromlauf.billing.CollectiveBills;
import org.stromlauf.billing.CollectiveBills.Order;
import org.stromlauf.billing.CollectiveBills.SiteOrder;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing/collective-bills")
@Tag(name = "Collective bills", description = "Sammelrechnungen: many sites, cost centres, purchase orders")
class CollectiveBillsController {

    /** Sites that are billed together, each with its own period and price sheet. */
    record CollectiveRequest(
            @Schema(example = "FILIAL-2026-03", description = "Idempotency key") String key,
            @Schema(example = "K-100") String customer,
            @Schema(example = "PO-4500017", description = "The customer's order") @Nullable String purchaseOrder,
            List<SiteRequest> sites) {

        CollectiveRequest {
            Required.field("key", key);
            Required.field("customer", customer);
            Required.field("sites", sites);
            if (sites.contains(null)) throw new IllegalArgumentException("'sites' has an empty entry (null)");
        }
    }

    /** A site and what is billed of it. */
    record SiteRequest(
            @Schema(example = "Filiale Leipzig") String site,
            @Schema(example = "KST-4711") @Nullable String costCentre,
            @Schema(
                            example = "{\"metering\": \"KST-9000\"}",
                            description = "By component of the price sheet, for lines that go elsewhere")
                    @Nullable
                    Map<String, String> costCentres,
            @Schema(description = "Other cost centres from days within the period on: lines are divided there")
                    @Nullable
                    List<LaterRequest> later,
            @Nullable String purchaseOrder,
            BillingRequest order) {

        SiteRequest {
            Required.field("site", site);
            Required.field("order", order);
            if (later != null && later.contains(null)) {
                throw new IllegalArgumentException("'later' has an empty entry (null)");
            }
        }
    }

    /** Other cost centres from a day on. */
    record LaterRequest(
            @Schema(example = "2026-03-16") LocalDate from,
            @Schema(example = "KST-4712") @Nullable String costCentre,
            @Schema(description = "By component, as those of the site") @Nullable Map<String, String> costCentres) {

        LaterRequest {
            Required.field("from", from);
        }

        Reassigned reassigned() {
            return new Reassigned(from, costCentre, Objects.requireNonNullElse(costCentres, Map.of()));
        }
    }

    /** A collective bill, or what is missing for it. */
    record CollectiveAnswer(
            @Nullable CollectiveView bill,
            @Schema(description = "By site; then nothing is billed") TreeMap<String, List<String>> missing) {}

    /** The sum over all sites, and each site's bill. */
    record CollectiveView(
            String key,
            String customer,
            @Nullable String purchaseOrder,
            Money net,
            List<Bill.Vat> vats,
            Money gross,
            List<CostCentre> costCentres,
            List<SiteView> sites) {

        static CollectiveView of(CollectiveBill bill) {
            return new CollectiveView(
                    bill.key(),
                    bill.customer(),
                    bill.purchaseOrder(),
                    bill.net(),
                    bill.vats(),
                    bill.gross(),
                    bill.costCentres(),
                    bill.shares().stream().map(SiteView::of).toList());
        }
    }

    /** An annex. */
    record SiteView(
            String site,
            @Schema(description = "Key of its bill") String key,
            @Nullable String costCentre,
            Map<String, String> costCentres,
            @Schema(description = "Other cost centres from days within the period on") List<Reassigned> later,
            @Nullable String purchaseOrder,
            @Schema(description = "Its share of the VAT on the sum: all shares add up to the whole") Money vatShare,
            BillView bill) {

        static SiteView of(CollectiveBill.Share share) {
            var site = share.site();
            return new SiteView(
                    site.site(),
                    site.key(),
                    site.costCentre(),
                    site.costCentres(),
                    site.later(),
                    site.purchaseOrder(),
                    share.vat(),
                    BillView.ofPreview(site.bill()));
        }
    }

    private final CollectiveBills bills;
    private final ForeignOrders orders;

    CollectiveBillsController(CollectiveBills bills, ForeignOrders orders) {
        this.bills = bills;
        this.orders = orders;
    }

    @PostMapping("/previews")
    @ResponseStatus(HttpStatus.OK)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Computes a collective bill; nothing is stored")
    CollectiveAnswer preview(@PathVariable TenantId tenant, @RequestBody CollectiveRequest request) {
        return answer(bills.preview(order(tenant, request)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.OK)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Bills all sites together, or none when one lacks a reading or a price")
    CollectiveAnswer bill(@PathVariable TenantId tenant, @RequestBody CollectiveRequest request) {
        try {
            return answer(bills.bill(tenant, order(tenant, request)));
        } catch (IllegalStateException e) {
            throw ProblemException.conflict("billing.key-taken", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/{key}")
    @Operation(summary = "Shows a collective bill with its sites and cost centres")
    CollectiveView get(@PathVariable TenantId tenant, @PathVariable String key) {
        return CollectiveView.of(
                bills.find(tenant, key).orElseThrow(() -> ProblemException.notFound("billing.bill-unknown", key)));
    }

    private static CollectiveAnswer answer(CollectiveBills.Outcome outcome) {
        var bill = outcome.bill();
        return new CollectiveAnswer(bill == null ? null : CollectiveView.of(bill), outcome.missing());
    }

    private Order order(TenantId tenant, CollectiveRequest request) {
        try {
            var sites = request.sites().stream().map(s -> site(tenant, s)).toList();
            return new Order(request.key(), request.customer(), request.purchaseOrder(), sites);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("billing.order-invalid", String.valueOf(e.getMessage()));
        }
    }

    private SiteOrder site(TenantId tenant, SiteRequest request) {
        return new SiteOrder(
                request.site(),
                request.costCentre(),
                Objects.requireNonNullElse(request.costCentres(), Map.<String, String>of()),
                later(request),
                request.purchaseOrder(),
                orders.order(tenant, request.order()));
    }

    /** The first day first; each day once, and within the period after its first day. */
    private static List<Reassigned> later(SiteRequest request) {
        var order = request.order();
        var days = new TreeMap<LocalDate, Reassigned>();
        for (var change : Objects.requireNonNullElse(request.later(), List.<LaterRequest>of())) {
            var day = change.from();
            if (!day.isAfter(order.from()) || !day.isBefore(order.to())) {
                throw new IllegalArgumentException("sites '" + request.site() + "'.later: " + day
                        + " is no later day of the period from " + order.from() + " until before " + order.to());
            }
            if (days.put(day, change.reassigned()) != null) {
                throw new IllegalArgumentException(
                        "sites '" + request.site() + "'.later: two cost centres are stated from " + day + " on");
            }
        }
        return List.copyOf(days.values());
    }
}
