package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.Budget;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budget.Standing;
import org.stromlauf.billing.Budgets;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing/budgets")
@Tag(name = "Budgets", description = "Budgets und Guthaben: kWh, Euro oder eingezahltes Guthaben mit Schwellen")
class BudgetsController {

    /** What may be used, and at which parts of it somebody wants to know. */
    record BudgetRequest(
            Measure measure,
            Scope scope,
            @Schema(example = "V-4711", description = "Contract, customer or cost centre") String of,
            LocalDate from,
            @Schema(description = "First day that is not meant any more") LocalDate to,
            @Schema(description = "kWh of ENERGY, gross euro of MONEY and PREPAID", example = "3500") BigDecimal amount,
            @Schema(description = "Percent", example = "[80, 100]") List<Integer> thresholds) {

        BudgetRequest {
            Required.field("measure", measure);
            Required.field("scope", scope);
            Required.field("of", of);
            Required.field("from", from);
            Required.field("to", to);
            Required.field("amount", amount);
            Required.field("thresholds", thresholds);
            if (thresholds.contains(null)) throw new IllegalArgumentException("'thresholds' has an empty entry (null)");
        }
    }

    /** Something that was used or paid. */
    record EntryRequest(
            @Schema(example = "reading-2026-03-01", description = "Counts once a budget") String reference,
            Budgets.Kind kind,
            LocalDate day,
            BigDecimal amount) {

        EntryRequest {
            Required.field("reference", reference);
            Required.field("kind", kind);
            Required.field("day", day);
            Required.field("amount", amount);
        }
    }

    /** How a budget stands. */
    record StandingView(
            String key,
            Measure measure,
            Scope scope,
            String of,
            LocalDate from,
            LocalDate to,
            @Schema(description = "The amount and all payments") BigDecimal limit,
            BigDecimal used,
            @Schema(description = "Negative when more was used") BigDecimal left,
            @Schema(description = "Thresholds that are reached, in percent") List<Integer> reached) {

        static StandingView of(Standing standing) {
            var budget = standing.budget();
            return new StandingView(
                    budget.key(),
                    budget.measure(),
                    budget.scope(),
                    budget.of(),
                    budget.period().from(),
                    budget.period().end(),
                    standing.limit(),
                    standing.used(),
                    standing.left(),
                    standing.reached());
        }
    }

    private final Budgets budgets;

    BudgetsController(Budgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping
    @Operation(summary = "Lists budgets by key, with what is used and left")
    Page<StandingView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> budgets.page(tenant, after, limit), s -> s.budget()
                        .key())
                .map(StandingView::of);
    }

    @GetMapping("/{key}")
    @Operation(summary = "Shows a budget with what is used and left")
    StandingView get(@PathVariable TenantId tenant, @PathVariable String key) {
        try {
            return StandingView.of(budgets.standing(tenant, key));
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("billing.budget-unknown", key);
        }
    }

    @PutMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Sets a budget up; the same again changes nothing, another under its key is refused")
    void open(@PathVariable TenantId tenant, @PathVariable String key, @RequestBody BudgetRequest request) {
        try {
            budgets.open(
                    tenant,
                    new Budget(
                            key,
                            request.measure(),
                            request.scope(),
                            request.of(),
                            DateRange.of(request.from(), request.to()),
                            request.amount(),
                            request.thresholds()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("billing.budget-invalid", String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw ProblemException.conflict("billing.budget-taken", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/{key}/entries")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(
            summary = "Counts a use or a payment once under its reference; thresholds that are reached raise an event")
    StandingView count(@PathVariable TenantId tenant, @PathVariable String key, @RequestBody EntryRequest request) {
        try {
            var entry = new Budgets.Entry(request.reference(), request.kind(), request.day(), request.amount());
            return StandingView.of(budgets.count(tenant, key, entry));
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("billing.budget-unknown", key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("billing.budget-invalid", String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw ProblemException.conflict("billing.budget-taken", String.valueOf(e.getMessage()));
        }
    }
}
