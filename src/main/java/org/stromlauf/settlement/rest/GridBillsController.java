package org.stromlauf.settlement.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.ProblemException;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.BillDocuments.BillDocument;
import org.stromlauf.settlement.BillPosition;
import org.stromlauf.settlement.BillPositions;
import org.stromlauf.settlement.gridoperator.GridBill;
import org.stromlauf.settlement.gridoperator.GridBills;
import org.stromlauf.settlement.supplier.BillFinding;
import org.stromlauf.settlement.supplier.BillFindings;
import org.stromlauf.settlement.supplier.Payable;
import org.stromlauf.settlement.supplier.Payables;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/settlement")
@Tag(name = "Settlement", description = "Netznutzungsabrechnung: grid bills as issued and as received")
class GridBillsController {

    /** An issued bill with what was exchanged about it. */
    record IssuedBill(
            GridBill bill,
            List<BillPosition> positions,
            @Schema(description = "Messages about it, in order") List<BillDocument> documents) {}

    /** A received bill with what its check found. */
    record ReceivedBill(
            Payable bill,
            List<BillPosition> positions,
            @Schema(description = "By E_0406; empty when nothing speaks against it") List<BillFinding> findings) {}

    private final GridBills bills;
    private final Payables payables;
    private final BillPositions positions;
    private final BillDocuments documents;
    private final BillFindings findings;

    GridBillsController(
            GridBills bills,
            Payables payables,
            BillPositions positions,
            BillDocuments documents,
            BillFindings findings) {
        this.bills = bills;
        this.payables = payables;
        this.positions = positions;
        this.documents = documents;
        this.findings = findings;
    }

    @GetMapping("/grid-bills")
    @Operation(summary = "Lists the bills that a grid operator issues, by id")
    Page<GridBill> issued(
            @PathVariable TenantId tenant,
            @Parameter(description = "The last page's `next`") @RequestParam(required = false) @Nullable UUID after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") PageSize size) {
        return Page.of(bills.page(tenant, after, size.value() + 1), size.value(), b -> b.id().toString());
    }

    @GetMapping("/grid-bills/{id}")
    @Operation(summary = "Shows an issued bill with its positions and messages")
    IssuedBill issued(@PathVariable TenantId tenant, @PathVariable UUID id) {
        var bill = bills.find(tenant, id).orElseThrow(() -> ProblemException.notFound("settlement.bill-unknown", id));
        return new IssuedBill(bill, positions.of(tenant, id), documents.of(tenant, id));
    }

    @GetMapping("/payables")
    @Operation(summary = "Lists the grid bills that a supplier received, by id")
    Page<Payable> received(
            @PathVariable TenantId tenant,
            @Parameter(description = "The last page's `next`") @RequestParam(required = false) @Nullable UUID after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") PageSize size) {
        return Page.of(payables.page(tenant, after, size.value() + 1), size.value(), p -> p.id().toString());
    }

    @GetMapping("/payables/{id}")
    @Operation(summary = "Shows a received bill with its positions and what its check found")
    ReceivedBill received(@PathVariable TenantId tenant, @PathVariable UUID id) {
        var payable =
                payables.find(tenant, id).orElseThrow(() -> ProblemException.notFound("settlement.bill-unknown", id));
        return new ReceivedBill(payable, positions.of(tenant, id), findings.of(tenant, id));
    }
}
