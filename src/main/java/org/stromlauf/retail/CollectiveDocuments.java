package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBill.SiteBill;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.Customers;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceDraft.Annex;
import org.stromlauf.invoicing.InvoiceDraft.Fact;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.invoicing.InvoiceDraft.References;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.invoicing.IssuedInvoice;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** Issues the documents of collective bills, an annex a site, and books what each demands: once. */
@Component
class CollectiveDocuments {

    static final String NO_CONTACT = Sellers.PHONE.key() + ", " + Sellers.EMAIL.key() + " (XRechnung BG-6)";

    private static final String VAT_ON_THE_SUM =
            "Die Umsatzsteuer wird einmal auf die Summe aller Abnahmestellen berechnet und auf sie verteilt; die Beträge der"
                    + " Anlagen ergeben zusammen den Rechnungsbetrag.";

    private final InvoiceFactory invoices;
    private final Customers customers;
    private final BillFacts facts;
    private final BillTexts texts;
    private final BillPostings postings;
    private final InstalmentPlans instalments;

    CollectiveDocuments(
            InvoiceFactory invoices,
            Customers customers,
            BillFacts facts,
            BillTexts texts,
            BillPostings postings,
            InstalmentPlans instalments) {
        this.invoices = invoices;
        this.customers = customers;
        this.facts = facts;
        this.texts = texts;
        this.postings = postings;
        this.instalments = instalments;
    }

    /**
     * A site as it is billed.
     *
     * @param name as the customer calls it
     * @param paid instalments that it has paid before
     */
    record SiteBilled(String name, CollectiveBill.Share share, BilledPeriod billed, List<Prepayment> paid) {

        /** The contract's number makes the name the only one. */
        String title() {
            return name + " (" + billed.contract().number() + ")";
        }

        Money prepaid() {
            return paid.stream().map(Prepayment::gross).reduce(Money.ZERO, Money::plus);
        }
    }

    List<Prepayment> paid(BilledPeriod site) {
        return instalments.settledBy(site.tenant(), site.contract(), site.bill().period());
    }

    IssuedInvoice issue(CollectiveDue due, CollectiveBill bill, List<SiteBilled> sites) {
        var tenant = due.framework().tenant();
        var draft = draft(due, sites);
        var invoice = invoices.issue(tenant, ContractDocuments.series(draft.issued()), bill.key(), draft);
        for (var site : sites) {
            var billed = site.billed();
            instalments.withdrawUnpaid(tenant, billed.contract(), billed.bill().period(), invoice.number());
        }
        postings.book(due.framework().number(), invoice, draft);
        return invoice;
    }

    IssuedInvoice cancel(CollectiveBilled wrong, LocalDate issued) {
        var tenant = wrong.tenant();
        var cancellation = invoices.cancel(tenant, ContractDocuments.series(issued), wrong.invoice(), issued);
        postings.book(wrong.number(), cancellation, invoices.contentOf(tenant, cancellation.number()));
        return cancellation;
    }

    /** What an authority's bill lacks: ERechV §4(2) asks for XRechnung, and that for the seller's contact. */
    Optional<String> obstacle(CollectiveDue due, Letterhead.Complete letterhead) {
        var customer = customers.get(due.framework().tenant(), due.framework().customer());
        return isAuthority(customer) && letterhead.contact() == null ? Optional.of(NO_CONTACT) : Optional.empty();
    }

    private static boolean isAuthority(Customer customer) {
        return customer.name().kind() == CustomerName.Kind.PUBLIC;
    }

    private InvoiceDraft draft(CollectiveDue due, List<SiteBilled> sites) {
        var framework = due.framework();
        var terms = framework.termsOn(due.period().end().minusDays(1));
        var customer = customers.get(framework.tenant(), framework.customer());
        var first = sites.get(0).billed();
        return new InvoiceDraft(
                null,
                (due.isCorrection() ? "Korrigierte Sammelrechnung" : "Sammelrechnung")
                        + (first.isGas() ? " Gas " : " Strom ")
                        + GermanFormat.period(due.period()),
                first.issued(),
                covered(due, sites),
                BillDrafts.seller(first.letterhead()),
                BillDrafts.buyer(customer),
                List.of(
                        new Fact("Kundennummer", customer.number()),
                        new Fact("Rahmenvertrag", framework.number()),
                        new Fact("Abnahmestellen", Integer.toString(sites.size()))),
                lines(sites, false),
                lines(sites, true),
                prepayments(sites),
                BillDrafts.payment(customer, first),
                common(sites),
                List.of(),
                new References(
                        terms.purchaseOrder(), terms.buyerReference(), framework.number(), isAuthority(customer)),
                sites.stream().map(this::annex).toList());
    }

    private static List<Line> lines(List<SiteBilled> sites, boolean contained) {
        var lines = new ArrayList<Line>();
        for (var site : sites) {
            var bill = site.share().site();
            for (var line : bill.bill().lines()) {
                if (line.contained() != contained) continue;
                lines.add(BillDrafts.line(line).at(site.title(), bill.costCentre(line)));
            }
        }
        return lines;
    }

    private Annex annex(SiteBilled site) {
        var billed = site.billed();
        var share = site.share();
        return new Annex(
                site.title(),
                billed.bill().period(),
                costCentre(share.site()),
                share.site().purchaseOrder(),
                facts.of(
                        billed, customers.get(billed.tenant(), billed.contract().customer())),
                share.net(),
                share.vat(),
                texts.own(billed));
    }

    /** KST-2, ab 16.10.2027 KST-3. */
    private static @Nullable String costCentre(SiteBill site) {
        if (site.later().isEmpty()) return site.costCentre();
        var text = new StringBuilder(Objects.requireNonNullElse(site.costCentre(), "keine"));
        for (var change : site.later()) {
            text.append(", ab ")
                    .append(GermanFormat.day(change.from()))
                    .append(' ')
                    .append(Objects.requireNonNullElse(change.costCentre(), "keine"));
        }
        return text.toString();
    }

    /** A site that joined or was left out before brings earlier days. */
    private static DateRange covered(CollectiveDue due, List<SiteBilled> sites) {
        var from = due.period().from();
        for (var site : sites) {
            var own = site.billed().bill().period().from();
            if (own.isBefore(from)) from = own;
        }
        return DateRange.of(from, due.period().end());
    }

    private static List<Prepayment> prepayments(List<SiteBilled> sites) {
        var all = new ArrayList<Prepayment>();
        for (var site : sites) {
            site.paid()
                    .forEach(p -> all.add(new Prepayment(site.title() + ": " + p.name(), p.paid(), p.net(), p.vat())));
        }
        return all;
    }

    private List<String> common(List<SiteBilled> sites) {
        var all = new LinkedHashSet<String>();
        all.add(VAT_ON_THE_SUM);
        for (var site : sites) all.addAll(texts.common(site.billed()));
        return List.copyOf(all);
    }
}
