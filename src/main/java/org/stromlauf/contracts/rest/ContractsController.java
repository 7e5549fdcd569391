package org.stromlauf.contracts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.CustomerId;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/contracts")
@Tag(name = "Contracts", description = "Verträge: who is supplied where, since when and by what product")
class ContractsController {

    /** A contract as the API shows it. */
    record ContractView(
            ContractId id,
            @Schema(description = "Vertragsnummer") String number,
            CustomerId customer,
            @Schema(description = "MaLo-ID") MarketLocationId location,
            @Schema(description = "MP-ID des Netzbetreibers") MarketPartnerId gridOperator,
            OrderKind origin,
            @Schema(example = "household-fix") String product,
            ContractState state,
            @Schema(description = "Wished, later confirmed start of supply") LocalDate start,
            @Schema(description = "First day that is no longer covered") @Nullable LocalDate end,
            @Schema(description = "First day after the price guarantee") @Nullable LocalDate pricesGuaranteedUntil) {

        static ContractView of(Contract contract) {
            return new ContractView(
                    contract.id(),
                    contract.number(),
                    contract.customer(),
                    contract.location(),
                    contract.gridOperator(),
                    contract.origin(),
                    contract.terms().product(),
                    contract.state(),
                    contract.supply().from(),
                    contract.supply().to(),
                    contract.terms().pricesGuaranteedUntil());
        }
    }

    /** What grid operator and metering operator told about a contract's location. */
    record LocationView(LocationData data, List<MeteringPoint> meteringPoints) {}

    /** A cancellation by the customer or for his move. */
    record CancellationRequest(
            @Schema(example = "2026-12-01", description = "Erster Tag ohne Vertrag") LocalDate end,
            ContractCancelled.Reason reason) {}

    private final Contracts contracts;
    private final LocationRecords locations;

    ContractsController(Contracts contracts, LocationRecords locations) {
        this.contracts = contracts;
        this.locations = locations;
    }

    @GetMapping
    @Operation(summary = "Lists contracts by number")
    Page<ContractView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> contracts.page(tenant, after, limit), Contract::number)
                .map(ContractView::of);
    }

    @GetMapping("/{contract}")
    @Operation(summary = "Shows a contract")
    ContractView get(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        return ContractView.of(find(tenant, contract));
    }

    @GetMapping("/{contract}/location")
    @Operation(summary = "Shows what is known about the contract's location: metering, balancing, grid use")
    LocationView location(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        var found = find(tenant, contract);
        return new LocationView(locations.data(tenant, found.id()), locations.meteringPoints(tenant, found.id()));
    }

    @PostMapping("/{contract}/cancellation")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'OPERATOR')")
    @Operation(summary = "Cancels a contract; the supplier deregisters the location in time")
    ContractView cancel(
            @PathVariable TenantId tenant,
            @PathVariable ContractId contract,
            @RequestBody CancellationRequest request) {
        var found = find(tenant, contract);
        if (found.state() != ContractState.ACTIVE && found.state() != ContractState.CONFIRMED) {
            throw ProblemException.conflict("contracts.not-supplied", found.number(), found.state());
        }
        contracts.cancel(tenant, contract, request.end(), request.reason());
        return ContractView.of(contracts.get(tenant, contract));
    }

    private Contract find(TenantId tenant, ContractId contract) {
        return contracts
                .find(tenant, contract)
                .orElseThrow(() -> ProblemException.notFound("contracts.contract-unknown", contract));
    }
}
