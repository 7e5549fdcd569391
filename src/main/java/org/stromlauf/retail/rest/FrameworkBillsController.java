package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
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
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.retail.CollectiveBilled;
import org.stromlauf.retail.FrameworkBilling;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/framework-contracts/{number}")
@Tag(name = "Framework contracts")
class FrameworkBillsController {

    /** A clerk's decision about one bill. */
    record LeaveOutRequest(
            @Schema(
                            example = "2026-02-01",
                            description = "End of the open period: first day that is not billed any more")
                    LocalDate until,
            @Schema(example = "Zählwert fehlt seit Gerätewechsel") String reason) {}

    private final FrameworkContracts frameworks;
    private final FrameworkBilling billing;
    private final CurrentUser user;

    FrameworkBillsController(FrameworkContracts frameworks, FrameworkBilling billing, CurrentUser user) {
        this.frameworks = frameworks;
        this.billing = billing;
        this.user = user;
    }

    @GetMapping("/bills")
    @Operation(
            summary = "Lists a framework contract's collective bills by the end of their periods, corrected ones too")
    List<CollectiveBilled> bills(@PathVariable TenantId tenant, @PathVariable String number) {
        return billing.bills(find(tenant, number));
    }

    @PostMapping("/sites/{contract}/left-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Bills the open period without a site; the next bill has the site's days too")
    void leaveOut(
            @PathVariable TenantId tenant,
            @PathVariable String number,
            @PathVariable ContractId contract,
            @RequestBody LeaveOutRequest request) {
        try {
            var framework = find(tenant, number);
            var person = user.get().name().value();
            billing.leaveOut(framework, contract, request.until(), person, request.reason());
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("retail.site-unknown", contract, number);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("retail.left-out-invalid", String.valueOf(e.getMessage()));
        }
    }

    private FrameworkContract find(TenantId tenant, String number) {
        return frameworks
                .find(tenant, number)
                .orElseThrow(() -> ProblemException.notFound("retail.framework-unknown", number));
    }
}
