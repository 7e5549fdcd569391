package org.stromlauf.locations.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.ProblemException;
import org.stromlauf.locations.Assignment;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Locations", description = "Lokationen und Zuordnungen: what a grid or metering operator knows of its grid")
class LocationsController {

    /** A bundle to be taken into the grid. */
    record NewBundle(
            LocationBundle bundle,
            @Schema(example = "2026-01-01", description = "First day, under fallback supply") LocalDate from) {}

    private final Locations locations;
    private final Assignments assignments;

    LocationsController(Locations locations, Assignments assignments) {
        this.locations = locations;
        this.assignments = assignments;
    }

    @PutMapping("/grid")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Defines the grid: fallback supplier, transmission operator, areas")
    void defineGrid(@PathVariable TenantId tenant, @RequestBody Grid grid) {
        locations.defineGrid(tenant, grid);
    }

    @PostMapping("/market-locations")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Imports bundles of locations; a known one gets its new master data and keeps its assignments")
    void register(@PathVariable TenantId tenant, @RequestBody List<NewBundle> bundles) {
        bundles.forEach(b -> locations.register(tenant, b.bundle(), b.from()));
    }

    @GetMapping("/market-locations")
    @Operation(summary = "Lists market locations, by id")
    Page<MarketLocation> list(
            @PathVariable TenantId tenant,
            @RequestParam(required = false) @Nullable MarketLocationId after,
            @RequestParam(defaultValue = "50") PageSize size) {
        var fetched = locations.page(tenant, after, size.value() + 1);
        return Page.of(fetched, size.value(), l -> l.id().value());
    }

    @GetMapping("/market-locations/{id}")
    @Operation(summary = "Shows a market location with what belongs to it on a day")
    LocationBundle get(@PathVariable TenantId tenant, @PathVariable MarketLocationId id, @RequestParam LocalDate on) {
        requireKnown(tenant, id);
        return locations.bundle(tenant, id, on);
    }

    @GetMapping("/market-locations/{id}/assignments")
    @Operation(summary = "Lists who supplies a market location and when: one supplier at every day")
    List<Assignment> assignments(@PathVariable TenantId tenant, @PathVariable MarketLocationId id) {
        requireKnown(tenant, id);
        return assignments.timeline(tenant, id).assignments();
    }

    private void requireKnown(TenantId tenant, MarketLocationId id) {
        if (locations.find(tenant, id).isEmpty()) {
            throw ProblemException.notFound("locations.market-location-unknown", id);
        }
    }
}
