package org.stromlauf.marketcomm.rest;

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
import org.stromlauf.marketcomm.PartnerDirectory;
import org.stromlauf.marketcomm.PartnerDirectory.Partner;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;

@RestController
@RequestMapping("/api/tenants/{tenant}/partners")
@Tag(
        name = "Partners",
        description = "Marktpartner: whom a tenant knows in the market, beside the tenants of this installation")
class PartnersController {

    /** What is known of a partner. */
    record PartnerRequest(
            @Schema(example = "Stadtwerke Musterstadt Netz GmbH") String name,
            @Schema(example = "GRID_OPERATOR") Role role,
            @Schema(example = "ELECTRICITY") Commodity commodity) {}

    private final PartnerDirectory partners;

    PartnersController(PartnerDirectory partners) {
        this.partners = partners;
    }

    @GetMapping
    @Operation(summary = "Lists the partners that the tenant entered, by MP-ID")
    List<Partner> list(@PathVariable TenantId tenant) {
        return partners.entered(tenant);
    }

    @PutMapping("/{partner}")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Transactional
    @Operation(summary = "Enters a partner, or changes what is known of one")
    Partner enter(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID, 13 digits", example = "9900000000011") @PathVariable
                    MarketPartnerId partner,
            @RequestBody PartnerRequest request) {
        var known = new Partner(partner, request.name(), request.role(), request.commodity());
        partners.enter(tenant, known);
        return known;
    }
}
