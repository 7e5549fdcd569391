package org.stromlauf.access.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.ProblemException;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

@RestController
@RequestMapping("/api/tenants")
@Tag(
        name = "Tenants",
        description = "Mandanten: the market participants hosted here, one market role and commodity each")
class TenantsController {

    /** A market participant as the API shows it. */
    record TenantView(
            @Schema(example = "lieferant") TenantId id,
            @Schema(example = "Neue Energie GmbH") String name,
            @Schema(example = "9900000000011", description = "MP-ID") MarketPartnerId marketPartnerId,
            @Schema(description = "Marktrolle") Role role,
            @Schema(description = "Sparte") Commodity commodity,
            @Schema(description = "Whether its messages can never leave this machine") boolean demo) {

        static TenantView of(Tenant tenant) {
            return new TenantView(
                    tenant.id(),
                    tenant.name(),
                    tenant.marketPartnerId(),
                    tenant.role(),
                    tenant.commodity(),
                    tenant.demo());
        }
    }

    /** A market participant to be hosted. */
    record NewTenant(
            @Schema(example = "lieferant", description = "2 to 31 small letters, digits and hyphens; never changes")
                    TenantId id,
            @Schema(example = "Neue Energie GmbH") String name,
            @Schema(example = "9900000000011", description = "MP-ID") MarketPartnerId marketPartnerId,
            @Schema(example = "SUPPLIER") Role role,
            @Schema(example = "ELECTRICITY") Commodity commodity) {}

    private final Tenants tenants;
    private final CurrentUser currentUser;

    TenantsController(Tenants tenants, CurrentUser currentUser) {
        this.tenants = tenants;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Lists the tenants for which the user may act, by id")
    Page<TenantView> list(
            @Parameter(description = "The last page's `next`") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") PageSize size) {
        var user = currentUser.get();
        var found = tenants.all().stream()
                .filter(t -> user.mayActFor(t.id()))
                .filter(t -> after == null || t.id().value().compareTo(after) > 0)
                .limit(size.value() + 1L)
                .toList();
        return Page.of(found, size.value(), t -> t.id().value()).map(TenantView::of);
    }

    @GetMapping("/{tenant}")
    @Operation(summary = "Shows a tenant")
    TenantView get(@PathVariable TenantId tenant) {
        return TenantView.of(tenants.get(tenant));
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Adds a tenant; what it leaves goes into the folder channel until another is set")
    TenantView add(@RequestBody NewTenant tenant) {
        if (tenant.name().isBlank()) throw ProblemException.invalid("access.tenant-name-missing");
        if (tenants.find(tenant.id()).isPresent()) throw ProblemException.conflict("access.tenant-exists", tenant.id());
        tenants.findByMarketPartner(tenant.marketPartnerId()).ifPresent(other -> {
            throw ProblemException.conflict("access.tenant-hosted", tenant.marketPartnerId(), other.id());
        });
        var added = new Tenant(
                tenant.id(), tenant.name(), tenant.marketPartnerId(), tenant.role(), tenant.commodity(), false);
        tenants.add(added);
        return TenantView.of(added);
    }
}
