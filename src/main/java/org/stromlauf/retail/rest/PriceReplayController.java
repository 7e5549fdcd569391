package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.retail.PriceReplay;
import org.stromlauf.retail.PriceReplay.Affected;
import org.stromlauf.retail.Products;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/products/{key}/affected-bills")
@Tag(name = "Products")
class PriceReplayController {

    private final PriceReplay replay;
    private final Products products;

    PriceReplayController(PriceReplay replay, Products products) {
        this.replay = replay;
        this.products = products;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('BILLING_CLERK', 'CASE_WORKER')")
    @Operation(
            summary =
                    "Lists contracts whose bills of the last three years would be otherwise by what is known now, after a"
                            + " price was put right; nothing is stored. POST …/billing/runs with these contracts corrects all of"
                            + " them, the last first")
    Page<Affected> list(@PathVariable TenantId tenant, @PathVariable String key, @ParameterObject PageQuery page) {
        if (products.catalogue(tenant).product(key).isEmpty()) {
            throw ProblemException.notFound("retail.product-unknown", key);
        }
        return page.read((after, limit) -> replay.page(tenant, key, after, limit), Affected::number);
    }
}
