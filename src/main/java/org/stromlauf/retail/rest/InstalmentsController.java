package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.retail.AgreedAmount;
import org.stromlauf.retail.InstalmentForecast;
import org.stromlauf.retail.InstalmentPlan;
import org.stromlauf.retail.InstalmentPlans;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/contracts/{contract}")
@Tag(name = "Instalments", description = "Abschläge: what a contract pays in advance")
class InstalmentsController {

    /** A version of a contract's plan. */
    record PlanView(
            int version,
            LocalDate validFrom,
            @Schema(description = "Gross, in euro", example = "119.00") Money monthly,
            @Schema(description = "Month without instalment: the bill comes instead") @Nullable Month pause,
            InstalmentPlan.Reason reason,
            LocalDate decidedOn,
            String note) {

        static PlanView of(InstalmentPlan plan) {
            return new PlanView(
                    plan.version(),
                    plan.validFrom(),
                    plan.monthly(),
                    plan.pause(),
                    plan.reason(),
                    plan.decidedOn(),
                    plan.note());
        }
    }

    /** Another amount, agreed with the customer. */
    record Change(
            @Schema(description = "Gross, in euro", example = "130.00") Money monthly,
            @Schema(description = "From which day", example = "2027-02-01") LocalDate from,
            @Schema(example = "Kunde heizt jetzt mit Strom") String note) {}

    private final Contracts contracts;
    private final InstalmentPlans plans;
    private final InstalmentForecast forecast;

    InstalmentsController(Contracts contracts, InstalmentPlans plans, InstalmentForecast forecast) {
        this.contracts = contracts;
        this.plans = plans;
        this.forecast = forecast;
    }

    @GetMapping("/instalment-plans")
    @Operation(summary = "Lists a contract's instalment plans, the first first")
    List<PlanView> plans(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        return plans.history(tenant, find(tenant, contract).id()).stream()
                .map(PlanView::of)
                .toList();
    }

    @GetMapping("/instalments")
    @Operation(summary = "Lists the instalments of the coming twelve months; those with an item are demanded already")
    List<InstalmentForecast.Coming> coming(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        return forecast.of(tenant, find(tenant, contract));
    }

    @PostMapping("/instalment-plans")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Changes the amount from a day on, as agreed with the customer, who is told by letter")
    PlanView change(@PathVariable TenantId tenant, @PathVariable ContractId contract, @RequestBody Change change) {
        var found = find(tenant, contract);
        if (plans.inForce(tenant, found.id(), change.from()).isEmpty()) {
            throw ProblemException.conflict("retail.no-instalments", found.number());
        }
        try {
            var agreed = new AgreedAmount(change.monthly(), change.from(), change.note());
            return PlanView.of(plans.change(tenant, found.id(), agreed));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("retail.instalment-invalid", String.valueOf(e.getMessage()));
        }
    }

    private Contract find(TenantId tenant, ContractId contract) {
        return contracts
                .find(tenant, contract)
                .orElseThrow(() -> ProblemException.notFound("retail.contract-unknown", contract));
    }
}
