package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.invoicing.IssuedInvoice;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Posting;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.Money;

/**
 * Books a document: revenue and VAT of the period, less net and VAT of the instalments that were booked when they were demanded.
 * What remains is demanded; a credit is set off with the next demand (EnWG §40c(3)).
 */
@Component
class BillPostings {

    private final Receivables receivables;
    private final Ledger ledger;

    BillPostings(Receivables receivables, Ledger ledger) {
        this.receivables = receivables;
        this.ledger = ledger;
    }

    /** @param debtor number of the contract, or of the framework contract */
    void book(String debtor, IssuedInvoice invoice, InvoiceDraft draft) {
        var text = draft.subject() + " " + invoice.number();
        var against = against(invoice, draft);
        if (against.isEmpty()) return;
        if (invoice.due().isZero()) {
            ledger.post(invoice.tenant(), new Posting("bill " + invoice.number(), invoice.issued(), text, against));
            return;
        }
        receivables.demand(
                invoice.tenant(),
                new Demand(
                        invoice.number(),
                        debtor,
                        ItemKind.INVOICE,
                        invoice.number(),
                        invoice.issued(),
                        later(invoice.dueOn(), invoice.issued()),
                        text,
                        against));
    }

    private static List<LedgerEntry> against(IssuedInvoice invoice, InvoiceDraft draft) {
        var paidNet = draft.prepayments().stream().map(Prepayment::net).reduce(Money.ZERO, Money::plus);
        var paidVat = draft.prepayments().stream().map(Prepayment::vat).reduce(Money.ZERO, Money::plus);
        var entries = new ArrayList<LedgerEntry>();
        credit(entries, Account.REVENUE, invoice.net());
        credit(entries, Account.VAT, invoice.vat().minus(paidVat));
        credit(entries, Account.PREPAYMENT, paidNet.negated());
        return entries;
    }

    private static void credit(List<LedgerEntry> entries, Account account, Money amount) {
        if (!amount.isZero()) entries.add(LedgerEntry.credit(account, amount));
    }

    /** A cancellation carries the due date of what it cancels, which may be past. */
    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
