package org.stromlauf.billing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.billing.CollectiveBill.Reassigned;
import org.stromlauf.billing.CollectiveBill.SiteBill;
import org.stromlauf.shared.TenantId;

/** Makes collective bills: all sites or none, once under a key. */
@Service
public class CollectiveBills {

    private static final int MOST_KEY = 60;

    private static final int MOST_SITE = 39;

    private final BillingFactory factory;
    private final CollectiveRows rows;

    CollectiveBills(BillingFactory factory, CollectiveRows rows) {
        this.factory = factory;
        this.rows = rows;
    }

    /**
     * What shall be billed together.
     *
     * @param purchaseOrder the customer's order (Bestellnummer)
     */
    public record Order(String key, String customer, @Nullable String purchaseOrder, List<SiteOrder> sites) {

        public Order {
            sites = List.copyOf(sites);
            if (key.isBlank() || key.length() > MOST_KEY) {
                throw new IllegalArgumentException("A collective bill's key has 1 to " + MOST_KEY + " characters");
            }
            if (customer.isBlank()) throw new IllegalArgumentException("A collective bill names its customer");
            if (sites.isEmpty()) throw new IllegalArgumentException("A collective bill has at least one site");
            var names = new HashSet<String>();
            for (var site : sites) {
                if (!names.add(site.site())) {
                    throw new IllegalArgumentException("The site '" + site.site() + "' stands twice");
                }
            }
        }
    }

    /**
     * A site, whose period and price sheet are its own.
     *
     * @param later other cost centres from days within the period on: its lines are divided there
     */
    public record SiteOrder(
            String site,
            @Nullable String costCentre,
            Map<String, String> costCentres,
            List<Reassigned> later,
            @Nullable String purchaseOrder,
            BillOrder order) {

        public SiteOrder {
            if (site.isBlank() || site.length() > MOST_SITE) {
                throw new IllegalArgumentException(
                        "A site's name has 1 to " + MOST_SITE + " characters, was '" + site + "'");
            }
            costCentres = Map.copyOf(costCentres);
            later = List.copyOf(later);
            order = order.cutOn(later.stream().map(Reassigned::from).collect(Collectors.toSet()));
        }

        public SiteOrder(
                String site,
                @Nullable String costCentre,
                Map<String, String> costCentres,
                @Nullable String purchaseOrder,
                BillOrder order) {
            this(site, costCentre, costCentres, List.of(), purchaseOrder, order);
        }

        public SiteOrder(String site, @Nullable String costCentre, @Nullable String purchaseOrder, BillOrder order) {
            this(site, costCentre, Map.of(), List.of(), purchaseOrder, order);
        }
    }

    /**
     * What became of it.
     *
     * @param bill null when something is missing
     * @param missing by site, in German
     */
    public record Outcome(@Nullable CollectiveBill bill, TreeMap<String, List<String>> missing) {}

    /** What it would come to; nothing is stored. */
    public Outcome preview(Order order) {
        var calculation = new BillCalculation();
        return outcome(
                order,
                order.sites().stream().map(s -> calculation.of(s.order())).toList());
    }

    /**
     * Bills all sites, or none when one lacks something; done again it changes nothing.
     *
     * @throws IllegalStateException when the key stands for another collective bill
     */
    @Transactional
    public Outcome bill(TenantId tenant, Order order) {
        var previewed = preview(order);
        var bill = previewed.bill();
        return bill == null ? previewed : new Outcome(keep(tenant, bill), new TreeMap<>());
    }

    /**
     * Makes final what was previewed, without computing it again.
     *
     * @return the bill that stands under the key now
     * @throws IllegalStateException when the key stands for another collective bill
     */
    @Transactional
    public CollectiveBill keep(TenantId tenant, CollectiveBill previewed) {
        // Who bills it at the same moment elsewhere waits here until it is there, and compares.
        if (rows.claim(tenant, previewed)) {
            var bills = new LinkedHashMap<String, Bill>();
            previewed.sites().forEach(s -> bills.put(s.key(), s.bill()));
            factory.keepAll(tenant, bills);
            rows.storeSites(tenant, previewed);
            return previewed;
        }
        var known = find(tenant, previewed.key()).orElseThrow();
        if (!isSame(known, previewed)) {
            throw new IllegalStateException("Tenant " + tenant + " has billed something else under '" + previewed.key()
                    + "': take another key");
        }
        return known;
    }

    private static boolean isSame(CollectiveBill known, CollectiveBill bill) {
        if (known.sites().size() != bill.sites().size()) return false;
        for (int i = 0; i < known.sites().size(); i++) {
            var one = known.sites().get(i);
            var other = bill.sites().get(i);
            if (!one.site().equals(other.site()) || !one.bill().saysTheSameAs(other.bill())) return false;
        }
        return known.customer().equals(bill.customer()) && known.costCentres().equals(bill.costCentres());
    }

    /** With the bills of its sites as they were made. */
    @Transactional(readOnly = true)
    public Optional<CollectiveBill> find(TenantId tenant, String key) {
        return rows.find(tenant, key);
    }

    private static Outcome outcome(Order order, List<BillOutcome> outcomes) {
        var sites = new ArrayList<SiteBill>();
        var missing = new TreeMap<String, List<String>>();
        for (int i = 0; i < outcomes.size(); i++) {
            var site = order.sites().get(i);
            if (outcomes.get(i) instanceof Billed billed) {
                sites.add(new SiteBill(
                        site.site(),
                        key(order, i + 1),
                        site.costCentre(),
                        site.costCentres(),
                        site.later(),
                        site.purchaseOrder(),
                        billed.bill()));
            } else {
                missing.put(site.site(), ((NotRatable) outcomes.get(i)).missing());
            }
        }
        return missing.isEmpty()
                ? new Outcome(new CollectiveBill(order.key(), order.customer(), order.purchaseOrder(), sites), missing)
                : new Outcome(null, missing);
    }

    /** A key of its own that an address on the web takes as it is: sites are named with blanks and slashes too. */
    private static String key(Order order, int number) {
        return order.key() + "~" + number;
    }
}
