package org.stromlauf.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.billing.CollectiveBill.SiteBill;
import org.stromlauf.shared.TenantId;

/** Makes collective bills: all sites or none, once under a key. */
@Service
public class CollectiveBills {

    private static final int MOST_KEY = 60;

    private static final int MOST_SITE = 39;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BillingFactory factory;
    private final JdbcClient jdbc;

    CollectiveBills(BillingFactory factory, JdbcClient jdbc) {
        this.factory = factory;
        this.jdbc = jdbc;
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

    /** A site, whose period and price sheet are its own. */
    public record SiteOrder(
            String site,
            @Nullable String costCentre,
            Map<String, String> costCentres,
            @Nullable String purchaseOrder,
            BillOrder order) {

        public SiteOrder {
            if (site.isBlank() || site.length() > MOST_SITE) {
                throw new IllegalArgumentException(
                        "A site's name has 1 to " + MOST_SITE + " characters, was '" + site + "'");
            }
            costCentres = Map.copyOf(costCentres);
        }

        public SiteOrder(String site, @Nullable String costCentre, @Nullable String purchaseOrder, BillOrder order) {
            this(site, costCentre, Map.of(), purchaseOrder, order);
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
        var known = find(tenant, previewed.key());
        if (known.isEmpty()) {
            var bills = new LinkedHashMap<String, Bill>();
            previewed.sites().forEach(s -> bills.put(s.key(), s.bill()));
            factory.keepAll(tenant, bills);
            store(tenant, previewed);
            return previewed;
        }
        if (!isSame(known.get(), previewed)) {
            throw new IllegalStateException("Tenant " + tenant + " has billed something else under '" + previewed.key()
                    + "': take another key");
        }
        return known.get();
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
        return jdbc.sql(
                        "select customer, purchase_order from billing.collective_bill where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> new CollectiveBill(
                        key, row.getString("customer"), row.getString("purchase_order"), sites(tenant, key)))
                .optional();
    }

    private List<SiteBill> sites(TenantId tenant, String key) {
        return jdbc.sql(
                        """
                        select site, bill, cost_centre, cost_centres, purchase_order from billing.collective_site
                        where tenant = :tenant and collective = :key order by number
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> new SiteBill(
                        row.getString("site"),
                        row.getString("bill"),
                        row.getString("cost_centre"),
                        centres(row.getString("cost_centres")),
                        row.getString("purchase_order"),
                        factory.find(tenant, row.getString("bill"))
                                .orElseThrow()
                                .bill()))
                .list();
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

    private void store(TenantId tenant, CollectiveBill bill) {
        var rows = jdbc.sql(
                        """
                        insert into billing.collective_bill (tenant, key, customer, purchase_order, net, vat, gross)
                        values (:tenant, :key, :customer, :order, :net, :vat, :gross)
                        """)
                .param("tenant", tenant.value())
                .param("key", bill.key())
                .param("customer", bill.customer())
                .param("order", bill.purchaseOrder())
                .param("net", bill.net().euros())
                .param("vat", bill.vat().euros())
                .param("gross", bill.gross().euros())
                .update();
        int number = 0;
        for (var site : bill.sites()) rows += store(tenant, bill.key(), ++number, site);
        if (rows != bill.sites().size() + 1) throw new IllegalStateException(bill.key() + " was not stored");
    }

    private int store(TenantId tenant, String collective, int number, SiteBill site) {
        return jdbc.sql(
                        """
                        insert into billing.collective_site (tenant, collective, number, site, bill, cost_centre,
                            cost_centres, purchase_order)
                        values (:tenant, :collective, :number, :site, :bill, :costCentre, :costCentres::jsonb, :order)
                        """)
                .param("tenant", tenant.value())
                .param("collective", collective)
                .param("number", number)
                .param("site", site.site())
                .param("bill", site.key())
                .param("costCentre", site.costCentre())
                .param("costCentres", json(site.costCentres()))
                .param("order", site.purchaseOrder())
                .update();
    }

    private static String json(Map<String, String> centres) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(centres));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cost centres cannot be written as JSON", e);
        }
    }

    private static Map<String, String> centres(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored cost centres cannot be read", e);
        }
    }
}
