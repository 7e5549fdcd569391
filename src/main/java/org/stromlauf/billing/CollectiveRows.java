package org.stromlauf.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.billing.CollectiveBill.Reassigned;
import org.stromlauf.billing.CollectiveBill.SiteBill;
import org.stromlauf.shared.TenantId;

/** Collective bills and their sites as rows. */
@Repository
class CollectiveRows {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final JdbcClient jdbc;
    private final BillingFactory factory;

    CollectiveRows(JdbcClient jdbc, BillingFactory factory) {
        this.jdbc = jdbc;
        this.factory = factory;
    }

    /** With the bills of its sites as they were made. */
    Optional<CollectiveBill> find(TenantId tenant, String key) {
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
                        select site, bill, cost_centre, cost_centres, later_centres, purchase_order from billing.collective_site
                        where tenant = :tenant and collective = :key order by number
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> new SiteBill(
                        row.getString("site"),
                        row.getString("bill"),
                        row.getString("cost_centre"),
                        centres(row.getString("cost_centres")),
                        later(row.getString("later_centres")),
                        row.getString("purchase_order"),
                        factory.find(tenant, row.getString("bill"))
                                .orElseThrow()
                                .bill()))
                .list();
    }

    /** @return false when a bill of that key is there; one that is being made elsewhere is waited for */
    boolean claim(TenantId tenant, CollectiveBill bill) {
        return jdbc.sql(
                                """
                        insert into billing.collective_bill (tenant, key, customer, purchase_order, net, vat, gross)
                        values (:tenant, :key, :customer, :order, :net, :vat, :gross) on conflict do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("key", bill.key())
                        .param("customer", bill.customer())
                        .param("order", bill.purchaseOrder())
                        .param("net", bill.net().euros())
                        .param("vat", bill.vat().euros())
                        .param("gross", bill.gross().euros())
                        .update()
                == 1;
    }

    void storeSites(TenantId tenant, CollectiveBill bill) {
        int rows = 0;
        for (var site : bill.sites()) rows += store(tenant, bill.key(), rows + 1, site);
        if (rows != bill.sites().size()) throw new IllegalStateException(bill.key() + " was not stored");
    }

    private int store(TenantId tenant, String collective, int number, SiteBill site) {
        return jdbc.sql(
                        """
                        insert into billing.collective_site (tenant, collective, number, site, bill, cost_centre,
                            cost_centres, later_centres, purchase_order)
                        values (:tenant, :collective, :number, :site, :bill, :costCentre, :costCentres::jsonb, :later::jsonb,
                            :order)
                        """)
                .param("tenant", tenant.value())
                .param("collective", collective)
                .param("number", number)
                .param("site", site.site())
                .param("bill", site.key())
                .param("costCentre", site.costCentre())
                .param("costCentres", json(new TreeMap<>(site.costCentres())))
                .param("later", json(site.later()))
                .param("order", site.purchaseOrder())
                .update();
    }

    private static String json(Object centres) {
        try {
            return JSON.writeValueAsString(centres);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cost centres cannot be written as JSON", e);
        }
    }

    private static Map<String, String> centres(String json) {
        return read(json, new TypeReference<Map<String, String>>() {});
    }

    private static List<Reassigned> later(String json) {
        return read(json, new TypeReference<List<Reassigned>>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored cost centres cannot be read", e);
        }
    }
}
