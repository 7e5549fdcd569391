package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.retail.LeftOut;
import org.stromlauf.retail.PriceChanges;
import org.stromlauf.retail.PriceChanges.Proposal;
import org.stromlauf.retail.PriceChanges.Wanted;
import org.stromlauf.retail.ProductFile.Fault;
import org.stromlauf.retail.Products;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Price changes", description = "Preisanpassungen: proposed, compared, approved, told in time, in force")
class PriceChangesController {

    /** So many contracts are named that a change must not touch. */
    private static final int LISTED = 20;

    /** Another text of a product, whose new prices begin on a day. */
    record ChangeRequest(
            @Schema(description = "The product's whole text as YAML") String content,
            @Schema(description = "Number of the version that was edited; 0 = the file") int basis,
            @Schema(example = "2027-01-01") LocalDate effective,
            @Schema(example = "Gestiegene Netzentgelte", description = "As the notice says it (EnWG §41(5))")
                    String reason) {

        ChangeRequest {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "'reason' is blank: the notice tells it to the customers (EnWG §41(5))");
            }
        }
    }

    /**
     * @param key of the change and of its process
     * @param leftOut contracts that keep their prices, for they are guaranteed: they are told nothing
     */
    record ChangeView(String key, LocalDate effective, List<LeftOut> leftOut) {}

    /** @param day the first day on which a change may hold that is told today */
    record EarliestView(LocalDate day) {}

    /** @param end the first day that the contract no longer covers */
    record CancelledView(LocalDate end) {}

    private final PriceChanges changes;
    private final Contracts contracts;
    private final Products products;
    private final CurrentUser user;

    PriceChangesController(PriceChanges changes, Contracts contracts, Products products, CurrentUser user) {
        this.products = products;
        this.changes = changes;
        this.contracts = contracts;
        this.user = user;
    }

    @GetMapping("/products/{key}/price-changes/earliest")
    @Operation(summary = "Says from which day a change can hold when all customers of the product are told today")
    EarliestView earliest(@PathVariable TenantId tenant, @PathVariable String key) {
        requireProduct(tenant, key);
        return new EarliestView(changes.earliest(tenant, key));
    }

    @PostMapping("/products/{key}/price-changes")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Proposes other prices from a day on; a clerk approves them in a task")
    ChangeView propose(@PathVariable TenantId tenant, @PathVariable String key, @RequestBody ChangeRequest request) {
        requireProduct(tenant, key);
        var author = user.get().name().toString();
        var wanted = new Wanted(key, request.content(), request.basis(), request.effective(), request.reason());
        var proposal = changes.propose(tenant, wanted, author);
        if (proposal instanceof Proposal.Faulty faulty) {
            var faults = faulty.faults().stream().map(Fault::toString).collect(Collectors.joining("; "));
            throw ProblemException.invalid("retail.product-faulty", key, faults);
        }
        if (proposal instanceof Proposal.TooEarly early) {
            throw ProblemException.conflict("retail.price-change-too-early", key, early.earliest());
        }
        if (proposal instanceof Proposal.Overtaken overtaken) {
            throw ProblemException.conflict("retail.product-overtaken", key, overtaken.lastVersion());
        }
        if (proposal instanceof Proposal.Pending pending) {
            throw ProblemException.conflict("retail.price-change-pending", key, pending.key());
        }
        if (proposal instanceof Proposal.Guaranteed guaranteed) {
            var numbers = guaranteed.contracts();
            var listed = String.join(", ", numbers.subList(0, Math.min(LISTED, numbers.size())));
            throw ProblemException.conflict(
                    "retail.price-change-guaranteed", key, numbers.size(), listed, guaranteed.until());
        }
        var begun = (Proposal.Begun) proposal;
        return new ChangeView(begun.change().key(), begun.change().effective(), begun.leftOut());
    }

    @GetMapping("/products/{key}/price-changes/{change}")
    @Operation(summary = "Shows a price change: its day, and which contracts a guarantee leaves out of it until when")
    ChangeView get(@PathVariable TenantId tenant, @PathVariable String key, @PathVariable String change) {
        requireProduct(tenant, key);
        var found = changes.find(tenant, change)
                .filter(c -> c.product().equals(key))
                .orElseThrow(() -> ProblemException.notFound("retail.price-change-unknown", change, key));
        return new ChangeView(found.key(), found.effective(), changes.leftOut(found));
    }

    @PostMapping("/contracts/{contract}/price-change-cancellation")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Ends a contract on the day of a price change that its customer was told of (EnWG §41(5))")
    CancelledView cancel(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        var found = contracts
                .find(tenant, contract)
                .orElseThrow(() -> ProblemException.notFound("contracts.contract-unknown", contract));
        return changes.cancelBecauseOfChange(tenant, contract)
                .map(CancelledView::new)
                .orElseThrow(() -> ProblemException.conflict("retail.price-change-none", found.number()));
    }

    private void requireProduct(TenantId tenant, String key) {
        if (products.catalogue(tenant).product(key).isEmpty()) {
            throw ProblemException.notFound("retail.product-unknown", key);
        }
    }
}
