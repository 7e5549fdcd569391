package org.stromlauf.contracts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
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
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractTrait;
import org.stromlauf.contracts.ContractTraits;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/contracts/{contract}/traits")
@Tag(name = "Contracts")
class TraitsController {

    /** What decides about prices besides the product. */
    record TraitView(
            @Schema(example = "enfg-22", description = "As components of price sheets name it") String trait,
            LocalDate from,
            @Schema(description = "First day on which it does not hold any more") @Nullable LocalDate to,
            @Schema(example = "Formblatt vom 02.03.2026") String source) {

        static TraitView of(ContractTrait trait) {
            return new TraitView(trait.name(), trait.days().from(), trait.days().to(), trait.source());
        }
    }

    /** A trait from a day on. */
    record TraitRequest(
            LocalDate from,
            @Schema(description = "First day on which it does not hold any more") @Nullable LocalDate to,
            String source) {}

    /** @param end first day on which it does not hold any more */
    record EndRequest(LocalDate end) {}

    private final Contracts contracts;
    private final ContractTraits traits;

    TraitsController(Contracts contracts, ContractTraits traits) {
        this.contracts = contracts;
        this.traits = traits;
    }

    @GetMapping
    @Operation(summary = "Lists exemptions, concession class and modules of a contract, with their days")
    List<TraitView> list(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        require(tenant, contract);
        return traits.of(tenant, contract).stream().map(TraitView::of).toList();
    }

    @PutMapping("/{trait}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Gives a contract a trait from a day on; the same again changes nothing")
    void give(
            @PathVariable TenantId tenant,
            @PathVariable ContractId contract,
            @PathVariable String trait,
            @RequestBody TraitRequest request) {
        require(tenant, contract);
        try {
            var days = new DateRange(request.from(), request.to());
            traits.give(tenant, contract, new ContractTrait(trait, days, request.source()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("contracts.trait-invalid", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/{trait}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Ends a trait of a contract")
    void end(
            @PathVariable TenantId tenant,
            @PathVariable ContractId contract,
            @PathVariable String trait,
            @RequestBody EndRequest request) {
        require(tenant, contract);
        try {
            traits.end(tenant, contract, trait, request.end());
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("contracts.trait-unknown", String.valueOf(e.getMessage()));
        }
    }

    private void require(TenantId tenant, ContractId contract) {
        if (contracts.find(tenant, contract).isEmpty()) {
            throw ProblemException.notFound("contracts.contract-unknown", contract);
        }
    }
}
