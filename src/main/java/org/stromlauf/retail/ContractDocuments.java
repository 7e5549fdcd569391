package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customers;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.invoicing.IssuedInvoice;
import org.stromlauf.retail.BillDisclosures.Disclosures;
import org.stromlauf.shared.TenantId;

/** Issues the documents of bills and books what they demand. */
@Component
class ContractDocuments {

    private final InvoiceFactory invoices;
    private final Customers customers;
    private final BillDrafts drafts;
    private final BillPostings postings;
    private final InstalmentPlans instalments;
    private final Sellers sellers;
    private final BillDisclosures disclosures;

    ContractDocuments(
            InvoiceFactory invoices,
            Customers customers,
            BillDrafts drafts,
            BillPostings postings,
            InstalmentPlans instalments,
            Sellers sellers,
            BillDisclosures disclosures) {
        this.invoices = invoices;
        this.customers = customers;
        this.drafts = drafts;
        this.postings = postings;
        this.instalments = instalments;
        this.sellers = sellers;
        this.disclosures = disclosures;
    }

    Letterhead letterhead(TenantId tenant) {
        return sellers.letterhead(tenant);
    }

    Disclosures disclosures(TenantId tenant) {
        return disclosures.of(tenant);
    }

    /** What an authority's bill lacks: ERechV §4(2) asks for XRechnung, and that for the seller's contact. */
    Optional<String> obstacle(Contract contract, Letterhead.Complete letterhead) {
        if (letterhead.contact() != null) return Optional.empty();
        var customer = customers.get(contract.tenant(), contract.customer());
        return customer.takesXRechnung() ? Optional.of(CollectiveDocuments.NO_CONTACT) : Optional.empty();
    }

    IssuedInvoice issue(String key, BilledPeriod billed) {
        var tenant = billed.tenant();
        var contract = billed.contract();
        var period = billed.bill().period();
        var draft = drafts.draft(billed, instalments.settledBy(tenant, contract, period));
        var invoice = invoices.issue(tenant, series(billed.issued()), key, draft);
        // What was asked for in advance and not paid is claimed by the bill from now on.
        instalments.withdrawUnpaid(tenant, contract, period, invoice.number());
        postings.book(contract.number(), invoice, draft);
        return invoice;
    }

    IssuedInvoice cancel(Contract contract, ContractBill wrong, LocalDate issued) {
        var tenant = contract.tenant();
        var cancellation = invoices.cancel(tenant, series(issued), wrong.invoice(), issued);
        postings.book(contract.number(), cancellation, invoices.contentOf(tenant, cancellation.number()));
        return cancellation;
    }

    static String series(LocalDate issued) {
        return "R" + issued.getYear();
    }
}
