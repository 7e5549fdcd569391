package org.stromlauf.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** The rows of bills. */
@Repository
class BillRows {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String SELECT =
            """
            select b.tenant, b.key, b.contract, b.product, lower(b.period) as period_from, upper(b.period) as period_to,
                b.plan, b.kernel, b.as_of, b.cancels, b.lines, c.key as cancelled_by
            from billing.bill b left join billing.bill c on c.tenant = b.tenant and c.cancels = b.key
            where b.tenant = :tenant
            """;

    private final JdbcClient jdbc;

    BillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a bill under this key already */
    boolean add(TenantId tenant, String key, Bill bill) {
        return jdbc.sql(
                                """
                        insert into billing.bill (tenant, key, contract, product, period, plan, kernel, as_of, net, vat,
                            gross, cancels, lines)
                        values (:tenant, :key, :contract, :product, daterange(:from, :to), :plan, :kernel, :asOf, :net,
                            :vat, :gross, :cancels, :lines::jsonb)
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
                        .param("lines", write(bill.lines()))
                        .update()
                == 1;
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
                read(row.getString("lines")));
        return new StoredBill(
                TenantId.of(row.getString("tenant")), row.getString("key"), bill, row.getString("cancelled_by"));
    }

    private static String write(List<RatedLine> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The lines of a bill cannot be written as JSON", e);
        }
    }

    private static List<RatedLine> read(String lines) {
        try {
            return JSON.readValue(lines, new TypeReference<List<RatedLine>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored lines of a bill cannot be read", e);
        }
    }
}
