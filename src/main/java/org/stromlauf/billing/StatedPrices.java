package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.PublishedPrices.Published;
import org.stromlauf.shared.TenantId;

/**
 * Published prices that a tenant states beside those that the program brings: next year's levies as soon as they are out, or an
 * assumption about them, which every bill that uses it names. A published price wins over an assumed one.
 */
@Repository
public class StatedPrices {

    private final JdbcClient jdbc;

    StatedPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * States prices, all or none; the same again changes nothing.
     *
     * @param prices by key, for example {@code levy/kwkg}; each period with its source
     * @throws IllegalArgumentException when a period has no source, or overlaps one that was stated otherwise
     */
    @Transactional
    public void state(TenantId tenant, Map<String, Published> prices) {
        for (var entry : prices.entrySet()) {
            for (var period : entry.getValue().periods()) state(tenant, entry.getKey(), entry.getValue(), period);
        }
    }

    private void state(TenantId tenant, String key, Published price, PricePeriod period) {
        if (period.source() == null || period.source().isBlank()) {
            throw new IllegalArgumentException("The price of " + key + " from " + period.from() + " names no source");
        }
        var overlapping = rows(tenant, key).stream()
                .filter(r -> r.period.assumed() == period.assumed()
                        && r.period.range().overlaps(period.range()))
                .toList();
        if (overlapping.isEmpty()) add(tenant, key, price, period);
        else if (!isKnown(overlapping, period)) {
            throw new IllegalArgumentException("The price of " + key + " from " + period.from()
                    + " overlaps one that was stated: " + overlapping.get(0).period);
        }
    }

    private static boolean isKnown(List<Row> overlapping, PricePeriod period) {
        if (overlapping.size() != 1) return false;
        var known = overlapping.get(0).period;
        return known.range().equals(period.range()) && known.price().compareTo(period.price()) == 0;
    }

    /** All that the tenant has stated. */
    public PublishedPrices of(TenantId tenant) {
        return PublishedPrices.of(stated(tenant));
    }

    /** The same by key, in the order of validity. */
    public Map<String, Published> stated(TenantId tenant) {
        var byKey = new HashMap<String, List<Row>>();
        for (var row : rows(tenant, null)) {
            byKey.computeIfAbsent(row.key, k -> new ArrayList<>()).add(row);
        }
        var prices = new HashMap<String, Published>();
        byKey.forEach((key, rows) -> {
            var first = rows.get(0);
            var periods = rows.stream().map(Row::period).toList();
            prices.put(key, new Published(first.label, first.unit, first.legal, periods));
        });
        return prices;
    }

    private record Row(String key, String label, String unit, @Nullable String legal, PricePeriod period) {}

    private List<Row> rows(TenantId tenant, @Nullable String key) {
        return jdbc.sql(
                        """
                        select key, lower(validity) as valid_from, upper(validity) as valid_to, price, label, unit, legal,
                            source, assumed
                        from billing.stated_price
                        where tenant = :tenant and (:key::text is null or key = :key)
                        order by key, validity, assumed
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> new Row(
                        row.getString("key"),
                        row.getString("label"),
                        row.getString("unit"),
                        row.getString("legal"),
                        new PricePeriod(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                plain(row.getBigDecimal("price")),
                                row.getString("source"),
                                row.getBoolean("assumed"))))
                .list();
    }

    private static BigDecimal plain(BigDecimal price) {
        var stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void add(TenantId tenant, String key, Published price, PricePeriod period) {
        var rows = jdbc.sql(
                        """
                        insert into billing.stated_price (tenant, key, validity, price, label, unit, legal, source, assumed)
                        values (:tenant, :key, daterange(:from, :to), :price, :label, :unit, :legal, :source, :assumed)
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("from", period.from())
                .param("to", period.to())
                .param("price", period.price())
                .param("label", price.label())
                .param("unit", price.unit())
                .param("legal", price.legal())
                .param("source", period.source())
                .param("assumed", period.assumed())
                .update();
        if (rows != 1) throw new IllegalStateException("The price of " + key + " was not stored");
    }
}
