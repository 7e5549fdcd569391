package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.CollectiveBill;
import org.stromlauf.billing.CollectiveBills;
import org.stromlauf.billing.CollectiveBills.Order;
import org.stromlauf.billing.CollectiveBills.SiteOrder;
import org.stromlauf.retail.CollectiveDue.SiteDue;
import org.stromlauf.retail.ContractBilling.Billed;
import org.stromlauf.retail.ContractBilling.Held;
import org.stromlauf.retail.ContractBilling.Outcome;
import org.stromlauf.retail.ContractBilling.Overtaken;
import org.stromlauf.retail.ContractBilling.Round;
import org.stromlauf.retail.RiskGate.Look;
import org.stromlauf.shared.Energy;

/** Bills a framework contract's period: all its sites or none. */
@Component
class CollectiveBilling {

    private final CollectivePeriods periods;
    private final BillOrders orders;
    private final CollectiveBills factory;
    private final RiskGate gate;
    private final CollectiveIssuing issuing;

    CollectiveBilling(
            CollectivePeriods periods,
            BillOrders orders,
            CollectiveBills factory,
            RiskGate gate,
            CollectiveIssuing issuing) {
        this.periods = periods;
        this.orders = orders;
        this.factory = factory;
        this.gate = gate;
        this.issuing = issuing;
    }

    Outcome bill(Round round, CollectiveDue due) {
        if (round.letterhead() instanceof Letterhead.Incomplete incomplete) {
            return new Held(HoldReason.SELLER_UNKNOWN, String.join(", ", incomplete.settings()));
        }
        var obstacle = issuing.obstacle(due, (Letterhead.Complete) round.letterhead());
        if (obstacle.isPresent()) return new Held(HoldReason.SELLER_UNKNOWN, obstacle.get());
        if (periods.isOvertaken(due)) return new Overtaken();
        var sites = periods.sites(due);
        var obstacles = new ArrayList<>(sites.obstacles());
        var ordered = ordered(round, sites.due(), obstacles);
        if (obstacles.isEmpty() && ordered.isEmpty()) obstacles.add("Keine Abnahmestelle ist abzurechnen");
        if (!obstacles.isEmpty()) return new Held(HoldReason.NOT_RATABLE, String.join("; ", obstacles));
        var order = order(due, ordered);
        var preview = factory.preview(order);
        var bill = preview.bill();
        if (bill == null) return new Held(HoldReason.NOT_RATABLE, missing(ordered, preview.missing()));
        if (due.isCorrection() && issuing.isStanding(due, bill)) return new Overtaken();
        var held = gate.check(round.run(), due.framework().id(), bill.gross(), looks(due, ordered, bill));
        if (held.isPresent()) return held.get();
        return new Billed(issuing.issue(round, due, ordered, bill));
    }

    private Map<SiteDue, BillOrder> ordered(Round round, List<SiteDue> sites, List<String> obstacles) {
        var ordered = new LinkedHashMap<SiteDue, BillOrder>();
        for (var site : sites) {
            var contract = site.contract();
            orders.order(contract, site.period(), round.run().asOf(), round.prices())
                    .ifPresentOrElse(
                            o -> ordered.put(site, o),
                            () -> obstacles.add(site.site().name() + ": Das Produkt "
                                    + contract.terms().product() + " gibt es nicht"));
        }
        return ordered;
    }

    private Order order(CollectiveDue due, Map<SiteDue, BillOrder> ordered) {
        var sites = new ArrayList<SiteOrder>();
        ordered.forEach((s, o) -> sites.add(new SiteOrder(
                s.contract().number(),
                s.first().costCentre(),
                s.first().costCentres(),
                s.later(),
                s.site().purchaseOrder(),
                o)));
        var framework = due.framework();
        var terms = framework.termsOn(due.period().end().minusDays(1));
        return new Order(periods.nextKey(due), framework.number(), terms.purchaseOrder(), sites);
    }

    private static String missing(Map<SiteDue, BillOrder> ordered, Map<String, List<String>> missing) {
        var texts = new ArrayList<String>();
        for (var site : ordered.keySet()) {
            var reasons = missing.get(site.contract().number());
            if (reasons != null) texts.add(site.site().name() + ": " + String.join("; ", reasons));
        }
        return String.join("; ", texts);
    }

    private static List<Look> looks(CollectiveDue due, Map<SiteDue, BillOrder> ordered, CollectiveBill bill) {
        var looks = new ArrayList<Look>();
        var annexes = bill.sites().iterator();
        ordered.forEach((site, order) -> looks.add(new Look(
                site.site().name() + ": ",
                new Due(site.contract(), site.period(), due.occasion()),
                annexes.next().bill(),
                consumption(order),
                RegisterCheck.contradiction(order))));
        return looks;
    }

    static Energy consumption(BillOrder order) {
        return new Energy(order.usage().wattHours(order.period()).orElseThrow());
    }
}
