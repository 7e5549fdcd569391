package org.stromlauf.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** The rows of bills. */
@Repository
class BillRows {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String SELECT =
            """
            select b.tenant, b.key, b.contract, b.product, lower(b.period) as period_from, upper(b.period) as period_to,
                b.plan, b.kernel, b.as_of, b.cancels, b.lines, b.sources, c.key as cancelled_by
            from billing.bill b left join billing.bill c on c.tenant = b.tenant and c.cancels = b.key
            where b.tenant = :tenant
            """;

    private final JdbcClient jdbc;

    BillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a bill under this key already */
    boolean add(TenantId tenant, String key, Bill bill) {
        var stored = BillLines.of(bill.lines());
        return jdbc.sql(
                                """
                        insert into billing.bill (tenant, key, contract, product, period, plan, kernel, as_of, net, vat,
                            gross, cancels, lines, sources)
                        values (:tenant, :key, :contract, :product, daterange(:from, :to), :plan, :kernel, :asOf, :net,
                            :vat, :gross, :cancels, :lines::jsonb, :sources::jsonb)
                        on conflict (tenant, key) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .param("contract", bill.contract())
                        .param("product", bill.product())
                        .param("from", bill.period().from())
                        .param("to", bill.period().end())
                        .param("plan", bill.plan())
                        .param("kernel", bill.kernel())
                        .param("asOf", bill.asOf().atOffset(ZoneOffset.UTC))
                        .param("net", bill.net().euros())
                        .param("vat", bill.vat().euros())
                        .param("gross", bill.gross().euros())
                        .param("cancels", bill.cancels())
                        .param("lines", write(stored.lines()))
                        .param("sources", write(stored.sources()))
                        .update()
                == 1;
    }

    /** @return the keys under which there was no bill yet */
    Set<String> addAll(TenantId tenant, Map<String, Bill> bills) {
        if (bills.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql(
                        """
                        insert into billing.bill (tenant, key, contract, product, period, plan, kernel, as_of, net, vat,
                            gross, cancels, lines, sources)
                        select :tenant, b.key, b.contract, b.product, daterange(b.first, b.after), b.plan, b.kernel, b.as_of,
                            b.net, b.vat, b.gross, null, b.lines, b.sources
                        from jsonb_to_recordset(:bills::jsonb) as b (key text, contract text, product text, first date,
                            after date, plan text, kernel smallint, as_of timestamptz, net numeric, vat numeric,
                            gross numeric, lines jsonb, sources jsonb)
                        on conflict (tenant, key) do nothing
                        returning key
                        """)
                .param("tenant", tenant.value())
                .param("bills", write(bills))
                .query(String.class)
                .list());
    }

    private static String write(Map<String, Bill> bills) {
        return write(bills.entrySet().stream().map(BillRows::row).toList());
    }

    /** As the statement names the columns. */
    private static Map<String, Object> row(Map.Entry<String, Bill> keyed) {
        var bill = keyed.getValue();
        var stored = BillLines.of(bill.lines());
        return Map.ofEntries(
                Map.entry("key", keyed.getKey()),
                Map.entry("contract", bill.contract()),
                Map.entry("product", bill.product()),
                Map.entry("first", bill.period().from()),
                Map.entry("after", bill.period().end()),
                Map.entry("plan", bill.plan()),
                Map.entry("kernel", bill.kernel()),
                Map.entry("as_of", bill.asOf()),
                Map.entry("net", bill.net().euros()),
                Map.entry("vat", bill.vat().euros()),
                Map.entry("gross", bill.gross().euros()),
                Map.entry("lines", stored.lines()),
                Map.entry("sources", stored.sources()));
    }

    Optional<StoredBill> find(TenantId tenant, String key) {
        return jdbc.sql(SELECT + " and b.key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(BillRows::bill)
                .optional();
    }

    List<StoredBill> after(TenantId tenant, String key, int limit) {
        return jdbc.sql(SELECT + " and b.key > :key order by b.key limit :limit")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("limit", limit)
                .query(BillRows::bill)
                .list();
    }

    List<StoredBill> of(TenantId tenant, String contract) {
        return jdbc.sql(SELECT + " and b.contract = :contract order by lower(b.period), b.key")
                .param("tenant", tenant.value())
                .param("contract", contract)
                .query(BillRows::bill)
                .list();
    }

    private static StoredBill bill(ResultSet row, int number) throws SQLException {
        var bill = new Bill(
                row.getString("contract"),
                row.getString("product"),
                DateRange.of(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getString("plan"),
                row.getInt("kernel"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getString("cancels"),
                BillLines.read(row.getString("lines"), row.getString("sources")));
        return new StoredBill(
                TenantId.of(row.getString("tenant")), row.getString("key"), bill, row.getString("cancelled_by"));
    }

    private static String write(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bills cannot be written as JSON", e);
        }
    }
}
