package org.stromlauf.supply.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.BalancingAuthorisations;
import org.stromlauf.supply.gridoperator.ExecutionSettings;
import org.stromlauf.supply.gridoperator.ExecutionSettings.Settings;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Grid access", description = "Netzzugang: who may supply in a grid operator's grid, and how supply is cut")
class GridAccessController {

    /** Zuordnungsermächtigungen of a supplier. */
    record Authorisations(
            @Schema(example = "[\"11XDEMO-LFN----2\"]", description = "EIC of balancing groups")
                    List<String> balancingGroups) {}

    private static final String EIC = "[0-9A-Z-]{16}";

    private final BalancingAuthorisations authorisations;
    private final ExecutionSettings execution;
    private final Tenants tenants;

    GridAccessController(BalancingAuthorisations authorisations, ExecutionSettings execution, Tenants tenants) {
        this.authorisations = authorisations;
        this.execution = execution;
        this.tenants = tenants;
    }

    @GetMapping("/balancing-authorisations/{supplier}")
    @Operation(summary = "Lists the balancing groups that a supplier may use in the grid")
    Authorisations authorised(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID of the supplier", example = "9900000000011") @PathVariable
                    MarketPartnerId supplier) {
        requireGridOperator(tenant);
        return new Authorisations(authorisations.of(tenant, supplier));
    }

    @PutMapping("/balancing-authorisations/{supplier}")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Transactional
    @Operation(
            summary = "Says which balancing groups a supplier may use; registrations with others are refused (E_0622)")
    Authorisations authorise(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID of the supplier", example = "9900000000011") @PathVariable
                    MarketPartnerId supplier,
            @RequestBody Authorisations request) {
        requireGridOperator(tenant);
        for (var group : request.balancingGroups()) {
            if (!group.matches(EIC)) throw ProblemException.invalid("supply.balancing-group-wrong", group);
        }
        authorisations.replace(tenant, supplier, request.balancingGroups());
        return new Authorisations(authorisations.of(tenant, supplier));
    }

    @GetMapping("/disconnection-execution")
    @Operation(summary = "Says how disconnections are carried out")
    Settings execution(@PathVariable TenantId tenant) {
        requireGridOperator(tenant);
        return execution.of(tenant);
    }

    @PutMapping("/disconnection-execution")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Operation(
            summary =
                    "Sets whether disconnections are tasks, and whether the metering operator is asked before (17116)")
    Settings setExecution(@PathVariable TenantId tenant, @RequestBody Settings request) {
        requireGridOperator(tenant);
        execution.set(tenant, request);
        return execution.of(tenant);
    }

    private void requireGridOperator(TenantId tenant) {
        if (tenants.get(tenant).role() != Role.GRID_OPERATOR)
            throw ProblemException.conflict("supply.no-grid-operator", tenant);
    }
}
