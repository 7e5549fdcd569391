package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.retail.LateBills;
import org.stromlauf.retail.LateBills.Late;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing/late-bills")
@Tag(name = "Bill runs")
class LateBillsController {

    private final LateBills bills;

    LateBillsController(LateBills bills) {
        this.bills = bills;
    }

    @GetMapping
    @Operation(
            summary = "Lists contracts whose bill is later than the law allows (EnWG §40c(2); weeks in"
                    + " products/disclosure/bill-time.yaml), and why a run holds them")
    Page<Late> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> bills.page(tenant, after, limit), Late::number);
    }
}
