package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBills;
import org.stromlauf.retail.CollectiveDocuments.SiteBilled;
import org.stromlauf.retail.CollectiveDue.SiteDue;
import org.stromlauf.retail.ContractBilling.Round;
import org.stromlauf.shared.Money;

/** Makes a collective bill final: the sites' bills, one document, one demand, and a row a site. */
@Component
class CollectiveIssuing {

    private final CollectiveBills factory;
    private final BillingFactory siteBills;
    private final CollectiveDocuments documents;
    private final CollectiveBillRows rows;
    private final ContractBills contractBills;
    private final CancelledRows cancelled;
    private final ApplicationEventPublisher events;

    CollectiveIssuing(
            CollectiveBills factory,
            BillingFactory siteBills,
            CollectiveDocuments documents,
            CollectiveBillRows rows,
            ContractBills contractBills,
            CancelledRows cancelled,
            ApplicationEventPublisher events) {
        this.factory = factory;
        this.siteBills = siteBills;
        this.documents = documents;
        this.rows = rows;
        this.contractBills = contractBills;
        this.cancelled = cancelled;
        this.events = events;
    }

    /** What the document would lack, in German. */
    Optional<String> obstacle(CollectiveDue due, Letterhead.Complete letterhead) {
        return documents.obstacle(due, letterhead);
    }

    /** Whether a correction would ask for what the standing bill asks for already: another run has put it right meanwhile. */
    boolean isStanding(CollectiveDue due, CollectiveBill rated) {
        var key = rows.standing(due).orElseThrow().key();
        var standing = factory.find(due.framework().tenant(), key).orElseThrow();
        if (standing.sites().size() != rated.sites().size()) return false;
        for (int i = 0; i < rated.sites().size(); i++) {
            var one = standing.sites().get(i);
            var other = rated.sites().get(i);
            if (!one.site().equals(other.site()) || !BillingPeriods.isSame(one.bill(), other.bill())) return false;
        }
        return standing.costCentres().equals(rated.costCentres());
    }

    /** @return the first site's bill */
    ContractBill issue(Round round, CollectiveDue due, Map<SiteDue, BillOrder> ordered, CollectiveBill rated) {
        if (due.isCorrection()) takeBack(round, due);
        var tenant = due.framework().tenant();
        var bill = factory.keep(tenant, rated);
        var sites = sites(round, due, ordered, bill);
        var invoice = documents.issue(due, bill, sites);
        if (!invoice.gross().equals(bill.gross())) {
            throw new IllegalStateException("Collective bill " + bill.key() + " comes to " + bill.gross()
                    + ", its document " + invoice.number() + " to " + invoice.gross());
        }
        rows.add(new CollectiveBilled(
                tenant,
                bill.key(),
                due.framework().id(),
                due.framework().number(),
                due.period(),
                round.run().key(),
                invoice.number(),
                invoice.gross(),
                invoice.due()));
        var stored = sites.stream()
                .map(s -> stored(round, bill.key(), s, invoice.number()))
                .toList();
        for (var site : stored) {
            contractBills.add(site);
            events.publishEvent(new BillIssued(site));
        }
        var used = stored.stream().collect(Collectors.toMap(ContractBill::key, ContractBill::consumption));
        events.publishEvent(new CollectiveBillIssued(
                tenant, due.framework().number(), bill.key(), due.period(), CostCentreUse.of(bill, used)));
        return stored.get(0);
    }

    private void takeBack(Round round, CollectiveDue due) {
        var wrong = rows.standing(due).orElseThrow();
        var run = round.run().key();
        var invoice = documents.cancel(wrong, round.issued());
        cancelled.collectiveBill(wrong.tenant(), wrong.key(), run, invoice.number());
        var taken = Money.ZERO;
        for (var site : contractBills.ofCollective(wrong.tenant(), wrong.key())) {
            taken = taken.plus(
                    siteBills.cancel(site.tenant(), site.key()).bill().net());
            cancelled.contractBill(site.tenant(), site.key(), run, invoice.number());
            events.publishEvent(new BillTakenBack(site));
        }
        if (!taken.equals(invoice.net())) {
            throw new IllegalStateException("The sites of " + wrong.key() + " were cancelled over " + taken
                    + " net, the document over " + invoice.net());
        }
        var centres =
                CostCentreUse.names(factory.find(wrong.tenant(), wrong.key()).orElseThrow());
        events.publishEvent(
                new CollectiveBillTakenBack(wrong.tenant(), wrong.number(), wrong.key(), wrong.period(), centres));
    }

    private List<SiteBilled> sites(
            Round round, CollectiveDue due, Map<SiteDue, BillOrder> ordered, CollectiveBill bill) {
        var sites = new ArrayList<SiteBilled>();
        var shares = bill.shares().iterator();
        ordered.forEach((site, order) -> {
            var contract = site.contract();
            var share = shares.next();
            var billed = new BilledPeriod(
                    contract,
                    round.prices().product(contract, site.period()).orElseThrow(),
                    due.occasion(),
                    share.site().bill(),
                    CollectiveBilling.consumption(order),
                    round.issued(),
                    (Letterhead.Complete) round.letterhead(),
                    round.disclosures());
            sites.add(new SiteBilled(site.site().name(), share, billed, documents.paid(billed)));
        });
        return sites;
    }

    private static ContractBill stored(Round round, String collective, SiteBilled site, String invoice) {
        var billed = site.billed();
        return new ContractBill(
                billed.tenant(),
                site.share().site().key(),
                billed.contract().id(),
                billed.contract().number(),
                billed.bill().period(),
                billed.occasion(),
                round.run().key(),
                invoice,
                billed.used(),
                site.share().gross(),
                site.share().gross().minus(site.prepaid()),
                collective);
    }
}
