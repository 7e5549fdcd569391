package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.retail.BillPreviews;
import org.stromlauf.retail.ContractBill;
import org.stromlauf.retail.ContractBills;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/contracts/{contract}")
@Tag(name = "Contract bills", description = "Abrechnungen eines Vertrags: what was billed, and what would be")
class ContractBillsController {

    /** Which days shall be previewed. */
    record PreviewRequest(
            @Schema(example = "2026-01-01", description = "Null: from the first day that is not billed") @Nullable
                    LocalDate from,
            @Schema(example = "2026-07-01", description = "First day that is not billed any more") LocalDate to) {}

    /** What the days would cost, or what is missing to say it. */
    record PreviewAnswer(
            LocalDate from,
            LocalDate to,
            @Nullable Money net,
            @Nullable Money vat,
            @Nullable Money gross,
            List<PreviewLine> lines,
            @Schema(description = "Every reading and price that is missing") List<String> missing) {

        static PreviewAnswer of(DateRange period, BillOutcome outcome) {
            if (outcome instanceof BillOutcome.NotRatable notRatable) {
                return new PreviewAnswer(
                        period.from(), period.end(), null, null, null, List.of(), notRatable.missing());
            }
            Bill bill = ((BillOutcome.Billed) outcome).bill();
            return new PreviewAnswer(
                    period.from(),
                    period.end(),
                    bill.net(),
                    bill.vat(),
                    bill.gross(),
                    bill.lines().stream().map(PreviewLine::of).toList(),
                    List.of());
        }
    }

    /** A line of the preview with its explanation. */
    record PreviewLine(String label, boolean contained, Money amount, String explanation) {

        static PreviewLine of(RatedLine line) {
            return new PreviewLine(line.label(), line.contained(), line.amount(), Explanation.sentence(line));
        }
    }

    private final Contracts contracts;
    private final ContractBills bills;
    private final BillPreviews previews;

    ContractBillsController(Contracts contracts, ContractBills bills, BillPreviews previews) {
        this.contracts = contracts;
        this.bills = bills;
        this.previews = previews;
    }

    @GetMapping("/bills")
    @Operation(summary = "Lists a contract's bills by the end of their periods, corrected ones too")
    List<ContractBill> bills(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        return bills.of(tenant, find(tenant, contract).id());
    }

    @PostMapping("/bill-preview")
    @PreAuthorize("hasAnyRole('BILLING_CLERK', 'CASE_WORKER')")
    @Operation(
            summary = "Computes what a contract's days would be billed at, by all that is known now; nothing is stored")
    PreviewAnswer preview(
            @PathVariable TenantId tenant, @PathVariable ContractId contract, @RequestBody PreviewRequest request) {
        var found = find(tenant, contract);
        var wanted = request.from();
        var from = wanted == null ? bills.billedUntil(found) : wanted;
        if (!from.isBefore(request.to())) throw ProblemException.invalid("retail.period-invalid", from, request.to());
        var period = DateRange.of(from, request.to());
        return PreviewAnswer.of(period, previews.of(found, period));
    }

    private Contract find(TenantId tenant, ContractId contract) {
        return contracts
                .find(tenant, contract)
                .orElseThrow(() -> ProblemException.notFound("retail.contract-unknown", contract));
    }
}
