package org.stromlauf.receivables.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.AccountLine;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Receivables", description = "Forderungen: what debtors owe and have paid")
class DebtorsController {

    /** What a debtor owes. */
    record DebtorView(
            @Schema(description = "The debtor's key: the contract's id") String debtor,
            @Schema(description = "Debits minus credits in euro", example = "119.00") Money balance,
            @Schema(description = "Paid or credited beyond what was asked", example = "0.00") Money credit,
            List<OpenItem> openItems) {}

    private final Ledger ledger;
    private final Receivables receivables;

    DebtorsController(Ledger ledger, Receivables receivables) {
        this.ledger = ledger;
        this.receivables = receivables;
    }

    @GetMapping("/open-items")
    @Operation(summary = "Lists all open items by key")
    Page<OpenItem> openItems(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> receivables.page(tenant, after, limit), OpenItem::key);
    }

    @GetMapping("/debtors/{debtor}")
    @Operation(summary = "Shows what a debtor owes and for what")
    DebtorView debtor(@PathVariable TenantId tenant, @PathVariable String debtor) {
        return new DebtorView(
                debtor,
                ledger.balance(tenant, Account.debtor(debtor)),
                receivables.credit(tenant, debtor),
                receivables.open(tenant, debtor));
    }

    @GetMapping("/debtors/{debtor}/lines")
    @Operation(summary = "Lists a debtor's account statement by booking date; debits are positive")
    Page<AccountLine> lines(
            @PathVariable TenantId tenant, @PathVariable String debtor, @ParameterObject PageQuery page) {
        return page.read(
                (after, limit) -> ledger.lines(tenant, Account.debtor(debtor), after, limit), Ledger::position);
    }
}
