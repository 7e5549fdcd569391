package org.stromlauf.access.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.DeclaredSettings.Declared;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;

@RestController
@RequestMapping("/api/tenants/{tenant}/settings")
@Tag(
        name = "Settings",
        description = "Einstellungen: what a tenant sets for itself, with the standards that hold until it does")
class SettingsController {

    /** A setting and what holds. */
    record SettingView(
            @Schema(example = "retail.seller-phone") String key,
            @Schema(description = "What follows from it") String meaning,
            @Schema(description = "What a value looks like") String form,
            @Schema(description = "What the tenant has set; null while the standard holds") @Nullable String value,
            @Schema(description = "What holds until then") String standard) {}

    record SettingRequest(@Schema(example = "+49341 100000") String value) {}

    private final List<DeclaredSettings> declared;
    private final TenantSettings settings;
    private final Tenants tenants;

    SettingsController(List<DeclaredSettings> declared, TenantSettings settings, Tenants tenants) {
        this.declared = declared;
        this.settings = settings;
        this.tenants = tenants;
    }

    @GetMapping
    @Operation(summary = "Lists what the tenant can set in its market role, by key")
    List<SettingView> list(@PathVariable TenantId tenant) {
        return of(tenant)
                .sorted(Comparator.comparing(d -> d.setting().key()))
                .map(d -> view(tenant, d))
                .toList();
    }

    @PutMapping("/{key}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Sets a value, which holds at once")
    SettingView set(
            @PathVariable TenantId tenant,
            @Parameter(description = "Module and name", example = "retail.seller-phone") @PathVariable String key,
            @RequestBody SettingRequest request) {
        var found = find(tenant, key);
        try {
            settings.setText(tenant, found.setting(), request.value().strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "access.setting-wrong",
                    request.value(),
                    key,
                    found.setting().form());
        }
        return view(tenant, found);
    }

    @DeleteMapping("/{key}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Lets the standard hold again")
    SettingView clear(
            @PathVariable TenantId tenant,
            @Parameter(description = "Module and name", example = "retail.seller-phone") @PathVariable String key) {
        var found = find(tenant, key);
        settings.clear(tenant, found.setting());
        return view(tenant, found);
    }

    private Stream<Declared> of(TenantId tenant) {
        var role = tenants.get(tenant).role();
        return declared.stream().flatMap(d -> d.settings().stream()).filter(d -> d.roles()
                .contains(role));
    }

    private Declared find(TenantId tenant, String key) {
        return of(tenant)
                .filter(d -> d.setting().key().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "access.setting-unknown", key, tenants.get(tenant).role()));
    }

    private SettingView view(TenantId tenant, Declared found) {
        var setting = found.setting();
        return new SettingView(
                setting.key(),
                found.meaning(),
                setting.form(),
                settings.findText(tenant, setting).orElse(null),
                setting.standardText());
    }
}
