package org.stromlauf.contracts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.CustomerId;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.FrameworkSite;
import org.stromlauf.contracts.FrameworkTerms;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/framework-contracts")
@Tag(name = "Framework contracts", description = "Rahmenverträge: many sites of a customer, billed together")
class FrameworkContractsController {

    /** A new framework contract, with what holds from its first day on. */
    record FrameworkRequest(
            @Schema(description = "Who gets the bill: a company or an authority") CustomerId customer,
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(description = "First day on which it does not hold any more") @Nullable LocalDate to,
            @Schema(description = "How often the sites are billed together") BillingInterval billing,
            @Schema(example = "PO-4500017", description = "The customer's order (BT-13)") @Nullable
                    String purchaseOrder,
            @Schema(example = "04011000-1234512345-06", description = "Leitweg-ID of an authority (BT-10)") @Nullable
                    String buyerReference) {}

    /** What holds from a day on. */
    record FrameworkTermsRequest(
            @Schema(example = "2027-01-01") LocalDate from,
            BillingInterval billing,
            @Schema(example = "PO-4500018", description = "The customer's order (BT-13)") @Nullable
                    String purchaseOrder,
            @Schema(example = "04011000-1234512345-06", description = "Leitweg-ID of an authority (BT-10)") @Nullable
                    String buyerReference) {}

    /** A site from a day on. */
    record FrameworkSiteRequest(
            @Schema(example = "Filiale Leipzig") String name,
            @Schema(example = "KST-4711") @Nullable String costCentre,
            @Schema(
                            example = "{\"metering\": \"KST-9000\"}",
                            description = "By component of the price sheet, for lines that go elsewhere")
                    @Nullable
                    Map<String, String> costCentres,
            @Schema(description = "Its own order; without it that of the framework contract") @Nullable
                    String purchaseOrder,
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(description = "First day on which it does not belong to it any more") @Nullable LocalDate to) {}

    /** @param end first day on which it does not belong to it any more */
    record LeaveRequest(LocalDate end) {}

    /** A framework contract as the API shows it. */
    record FrameworkView(
            String number,
            CustomerId customer,
            LocalDate from,
            @Nullable LocalDate to,
            List<FrameworkTerms> terms,
            List<FrameworkSiteView> sites) {}

    /** A site as the API shows it. */
    record FrameworkSiteView(
            ContractId contract,
            String name,
            @Nullable String costCentre,
            Map<String, String> costCentres,
            @Nullable String purchaseOrder,
            LocalDate from,
            @Nullable LocalDate to) {

        static FrameworkSiteView of(FrameworkSite site) {
            return new FrameworkSiteView(
                    site.contract(),
                    site.name(),
                    site.costCentre(),
                    site.costCentres(),
                    site.purchaseOrder(),
                    site.days().from(),
                    site.days().to());
        }
    }

    private final FrameworkContracts frameworks;
    private final Contracts contracts;
    private final Customers customers;

    FrameworkContractsController(FrameworkContracts frameworks, Contracts contracts, Customers customers) {
        this.frameworks = frameworks;
        this.contracts = contracts;
        this.customers = customers;
    }

    @GetMapping
    @Operation(summary = "Lists framework contracts by number, with their sites")
    Page<FrameworkView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> frameworks.page(tenant, after, limit), FrameworkContract::number)
                .map(this::view);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Shows a framework contract: what held since when, and its sites")
    FrameworkView get(@PathVariable TenantId tenant, @PathVariable String number) {
        return view(find(tenant, number));
    }

    @PutMapping("/{number}")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(
            summary = "Agrees a framework contract; the same again changes nothing, another of its number is refused")
    FrameworkView agree(
            @PathVariable TenantId tenant, @PathVariable String number, @RequestBody FrameworkRequest request) {
        if (customers.find(tenant, request.customer()).isEmpty()) {
            throw ProblemException.notFound("contracts.customer-unknown", request.customer());
        }
        return tried(() -> {
            var terms = new FrameworkTerms(
                    request.from(), request.billing(), request.purchaseOrder(), request.buyerReference());
            var days = new DateRange(request.from(), request.to());
            return view(frameworks.agree(tenant, number, request.customer(), days, terms));
        });
    }

    @PostMapping("/{number}/terms")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Changes billing interval, purchase order or Leitweg-ID from a day on")
    FrameworkView change(
            @PathVariable TenantId tenant, @PathVariable String number, @RequestBody FrameworkTermsRequest request) {
        var framework = find(tenant, number);
        return tried(() -> view(frameworks.change(
                tenant,
                framework.number(),
                new FrameworkTerms(
                        request.from(), request.billing(), request.purchaseOrder(), request.buyerReference()))));
    }

    @PutMapping("/{number}/sites/{contract}")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Makes a contract a site, or changes its cost centres and order, from a day on")
    FrameworkView put(
            @PathVariable TenantId tenant,
            @PathVariable String number,
            @PathVariable ContractId contract,
            @RequestBody FrameworkSiteRequest request) {
        var framework = find(tenant, number);
        if (contracts.find(tenant, contract).isEmpty()) {
            throw ProblemException.notFound("contracts.contract-unknown", contract);
        }
        return tried(() -> {
            var centres = request.costCentres();
            var site = new FrameworkSite(
                    contract,
                    request.name(),
                    request.costCentre(),
                    centres == null ? Map.of() : centres,
                    request.purchaseOrder(),
                    new DateRange(request.from(), request.to()));
            frameworks.put(tenant, framework.number(), site);
            return view(find(tenant, number));
        });
    }

    @PostMapping("/{number}/sites/{contract}/leave")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "A site leaves: what is supplied from then on is billed by its own contract")
    FrameworkView leave(
            @PathVariable TenantId tenant,
            @PathVariable String number,
            @PathVariable ContractId contract,
            @RequestBody LeaveRequest request) {
        var framework = find(tenant, number);
        try {
            frameworks.leave(tenant, framework.number(), contract, request.end());
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("contracts.site-unknown", String.valueOf(e.getMessage()));
        }
        return view(find(tenant, number));
    }

    private static FrameworkView tried(java.util.function.Supplier<FrameworkView> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("contracts.framework-invalid", String.valueOf(e.getMessage()));
        }
    }

    private FrameworkContract find(TenantId tenant, String number) {
        return frameworks
                .find(tenant, number)
                .orElseThrow(() -> ProblemException.notFound("contracts.framework-unknown", number));
    }

    private FrameworkView view(FrameworkContract framework) {
        return new FrameworkView(
                framework.number(),
                framework.customer(),
                framework.days().from(),
                framework.days().to(),
                framework.terms(),
                frameworks.sites(framework).stream().map(FrameworkSiteView::of).toList());
    }
}
