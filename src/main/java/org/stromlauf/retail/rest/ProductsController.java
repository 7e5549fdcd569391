package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.WhatIf;
import org.stromlauf.retail.PriceWhatIf;
import org.stromlauf.retail.ProductEditing;
import org.stromlauf.retail.ProductEditing.Edited;
import org.stromlauf.retail.ProductFile.Fault;
import org.stromlauf.retail.ProductVersions;
import org.stromlauf.retail.ProductVersions.Version;
import org.stromlauf.retail.Products;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/products")
@Tag(name = "Products", description = "Produkte und Preisblätter: what is sold, as YAML with versions")
class ProductsController {

    /** A product in force. */
    record ProductView(
            @Schema(example = "household-all-inclusive") String key,
            @Schema(example = "Hausstrom Komplett") String name,
            @Schema(description = "Number of the version written over the API; 0 = a file") int version) {}

    /** A product's text in force. */
    record TextView(String key, int version, @Schema(description = "YAML") String content) {}

    /** A version as it was written. */
    record VersionView(int version, Instant recordedAt, String author, String content) {

        static VersionView of(Version version) {
            return new VersionView(version.number(), version.recordedAt(), version.author(), version.content());
        }
    }

    /** What is wrong with a text; nothing = bills may be made by it. */
    record Checked(List<Fault> faults) {}

    /** A text that shall hold. */
    record Text(
            @Schema(description = "YAML or JSON as in a product's file") String content,
            @Schema(description = "Number of the version that was edited; 0 = the file, or a new product") int basis) {}

    /** A price sheet that might come. */
    record WhatIfRequest(
            @Schema(description = "The whole product, YAML or JSON") String content,
            @Schema(description = "Day whose prices are compared", example = "2027-01-01") LocalDate day) {}

    private final Products products;
    private final ProductVersions versions;
    private final ProductEditing editing;
    private final PriceWhatIf whatIf;
    private final CurrentUser user;

    ProductsController(
            Products products, ProductVersions versions, ProductEditing editing, PriceWhatIf whatIf, CurrentUser user) {
        this.products = products;
        this.versions = versions;
        this.editing = editing;
        this.whatIf = whatIf;
        this.user = user;
    }

    @GetMapping
    @Operation(summary = "Lists the products in force")
    List<ProductView> products(@PathVariable TenantId tenant) {
        return products.catalogue(tenant).products().values().stream()
                .map(p -> new ProductView(p.key(), p.name(), last(tenant, p.key())))
                .sorted(java.util.Comparator.comparing(ProductView::key))
                .toList();
    }

    @GetMapping("/{key}")
    @Operation(summary = "Shows a product's text in force")
    TextView product(@PathVariable TenantId tenant, @PathVariable String key) {
        return products.text(tenant, key)
                .map(text -> new TextView(key, last(tenant, key), text))
                .orElseThrow(() -> ProblemException.notFound("retail.product-unknown", key));
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "Lists the versions of a product that were written over the API, the last first")
    List<VersionView> versions(@PathVariable TenantId tenant, @PathVariable String key) {
        return versions.of(tenant, key).stream().map(VersionView::of).toList();
    }

    @PostMapping(
            path = "/check",
            consumes = {"application/yaml", "text/yaml", "text/plain"})
    @PreAuthorize("hasAnyRole('BILLING_CLERK', 'CASE_WORKER')")
    @Operation(
            summary = "Looks for gaps, overlaps, parts without effect, unknown sources and wrong signs; stores nothing")
    Checked check(@PathVariable TenantId tenant, @RequestBody String content) {
        return new Checked(editing.check(tenant, content));
    }

    @PutMapping("/{key}")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(
            summary =
                    "Writes a new version, which holds at once; a faulty one is refused with the places of its faults")
    ResponseEntity<VersionView> write(
            @PathVariable TenantId tenant,
            @Parameter(example = "household-all-inclusive") @PathVariable String key,
            @RequestBody Text text) {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,79}")) throw ProblemException.invalid("retail.product-key-invalid", key);
        var author = user.get().name().toString();
        var edited = editing.store(tenant, key, text.content(), text.basis(), author);
        if (edited instanceof Edited.Faulty faulty) {
            throw ProblemException.invalid("retail.product-faulty", key, join(faulty.faults()));
        }
        if (edited instanceof Edited.Overtaken overtaken) {
            throw ProblemException.conflict("retail.product-overtaken", key, overtaken.lastVersion());
        }
        return edited instanceof Edited.Stored stored
                ? ResponseEntity.status(HttpStatus.CREATED).body(VersionView.of(stored.version()))
                : ResponseEntity.ok(VersionView.of(((Edited.Unchanged) edited).version()));
    }

    @PostMapping("/{key}/what-if")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(
            summary =
                    "Compares another price sheet with the one in force over all customers of the product: revenue, margin,"
                            + " winners and losers, by a year of their expected use; stores nothing")
    WhatIf.Result whatIf(@PathVariable TenantId tenant, @PathVariable String key, @RequestBody WhatIfRequest request) {
        var read = editing.read(tenant, key, request.content());
        var product = read.product();
        if (product == null || !read.faults().isEmpty()) {
            throw ProblemException.invalid("retail.product-faulty", key, join(read.faults()));
        }
        try {
            return whatIf.of(tenant, key, product.sheet(), request.day());
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("retail.product-unknown", key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.conflict("retail.what-if-impossible", key, String.valueOf(e.getMessage()));
        }
    }

    private static String join(List<Fault> faults) {
        return String.join("; ", faults.stream().map(Fault::toString).toList());
    }

    private int last(TenantId tenant, String key) {
        return versions.of(tenant, key).stream()
                .findFirst()
                .map(Version::number)
                .orElse(0);
    }
}
