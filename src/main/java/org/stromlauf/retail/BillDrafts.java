package org.stromlauf.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.Customers;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.InvoiceDraft.Payment;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.invoicing.InvoiceDraft.References;
import org.stromlauf.invoicing.Party;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.GermanFormat;

/** Writes what the law wants on a household's bill (EnWG §40) around the lines of the Billing Factory. */
@Component
class BillDrafts {

    private final Customers customers;
    private final BillFacts facts;
    private final BillTexts texts;
    private final ConsumptionChart chart;

    BillDrafts(Customers customers, BillFacts facts, BillTexts texts, ConsumptionChart chart) {
        this.customers = customers;
        this.facts = facts;
        this.texts = texts;
        this.chart = chart;
    }

    InvoiceDraft draft(BilledPeriod billed, List<Prepayment> paid) {
        var tenant = billed.tenant();
        var bill = billed.bill();
        var customer = customers.get(tenant, billed.contract().customer());
        return new InvoiceDraft(
                null,
                billed.occasion().german()
                        + (billed.isGas() ? " Gas " : " Strom ")
                        + GermanFormat.period(bill.period()),
                billed.issued(),
                bill.period(),
                seller(billed.letterhead()),
                buyer(customer),
                facts.of(billed, customer),
                bill.billed().stream().map(BillDrafts::line).toList(),
                bill.contained().stream().map(BillDrafts::line).toList(),
                paid,
                payment(customer, billed),
                texts.of(billed),
                chart.of(billed),
                references(customer, billed),
                List.of());
    }

    private static References references(Customer customer, BilledPeriod billed) {
        var reference = customer.buyerReference();
        if (reference == null) return References.NONE;
        return new References(null, reference, billed.contract().number(), customer.takesXRechnung());
    }

    static Party seller(Letterhead.Complete letterhead) {
        var seller = letterhead.seller();
        return new Party(
                seller.name(),
                seller.street(),
                seller.postalCode(),
                seller.city(),
                "DE",
                seller.vatId(),
                null,
                letterhead.contact());
    }

    static Party buyer(Customer customer) {
        var address = customer.address();
        return new Party(
                customer.name().full(),
                address.street() + " " + address.houseNumber(),
                address.postalCode(),
                address.city(),
                address.country(),
                null,
                customer.email());
    }

    static Payment payment(Customer customer, BilledPeriod billed) {
        var letterhead = billed.letterhead();
        var due = billed.issued().plusDays(letterhead.daysUntilDue());
        var mandate = customer.mandate();
        @Nullable String reference = mandate == null ? null : mandate.reference();
        @Nullable String buyerIban = mandate == null ? null : mandate.iban();
        return new Payment(due, letterhead.iban(), reference, buyerIban, letterhead.creditorId());
    }

    static Line line(RatedLine line) {
        return new Line(
                line.label(),
                line.period(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.priceBase(),
                line.amount(),
                line.vatRate(),
                Explanation.sentence(line));
    }
}
