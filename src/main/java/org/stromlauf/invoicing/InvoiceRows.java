package org.stromlauf.invoicing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The rows of issued documents and of their number series. */
@Repository
class InvoiceRows {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String COLUMNS =
            """
            tenant, number, key, cancels, issued, buyer, lower(period) as period_from, upper(period) as period_to,
            net, vat, gross, prepaid, due, due_on, pdf_hash, xml_hash
            """;

    private final JdbcClient jdbc;

    InvoiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row stays locked until the transaction ends: a number that is rolled back is given again. */
    long nextNumber(TenantId tenant, String series) {
        return jdbc.sql(
                        """
                        insert into invoicing.number_series (tenant, series, next) values (:tenant, :series, 2)
                        on conflict (tenant, series) do update set next = number_series.next + 1
                        returning next - 1
                        """)
                .param("tenant", tenant.value())
                .param("series", series)
                .query(Long.class)
                .single();
    }

    void add(IssuedInvoice invoice, InvoiceDraft draft) {
        jdbc.sql(
                        """
                        insert into invoicing.invoice (tenant, number, key, cancels, issued, buyer, period, net, vat, gross,
                            prepaid, due, due_on, draft, pdf_hash, xml_hash)
                        values (:tenant, :number, :key, :cancels, :issued, :buyer, daterange(:from, :to), :net, :vat, :gross,
                            :prepaid, :due, :dueOn, :draft::jsonb, :pdf, :xml)
                        """)
                .param("tenant", invoice.tenant().value())
                .param("number", invoice.number())
                .param("key", invoice.key())
                .param("cancels", invoice.cancels())
                .param("issued", invoice.issued())
                .param("buyer", invoice.buyer())
                .param("from", invoice.period().from())
                .param("to", invoice.period().end())
                .param("net", invoice.net().euros())
                .param("vat", invoice.vat().euros())
                .param("gross", invoice.gross().euros())
                .param("prepaid", invoice.prepaid().euros())
                .param("due", invoice.due().euros())
                .param("dueOn", invoice.dueOn())
                .param("draft", write(draft))
                .param("pdf", invoice.pdf().hex())
                .param("xml", invoice.xml().hex())
                .update();
    }

    Optional<IssuedInvoice> byKey(TenantId tenant, String key) {
        return jdbc.sql("select " + COLUMNS + " from invoicing.invoice where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(InvoiceRows::invoice)
                .optional();
    }

    Optional<IssuedInvoice> byNumber(TenantId tenant, String number) {
        return jdbc.sql("select " + COLUMNS + " from invoicing.invoice where tenant = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(InvoiceRows::invoice)
                .optional();
    }

    /** Keyset paging: those whose number follows. */
    List<IssuedInvoice> after(TenantId tenant, String number, int limit) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + """
                         from invoicing.invoice where tenant = :tenant and number > :number order by number limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .param("limit", limit)
                .query(InvoiceRows::invoice)
                .list();
    }

    InvoiceDraft draft(TenantId tenant, String number) {
        var json = jdbc.sql("select draft from invoicing.invoice where tenant = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(String.class)
                .single();
        try {
            return JSON.readValue(json, InvoiceDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored draft of invoice " + number + " cannot be read", e);
        }
    }

    private static String write(InvoiceDraft draft) {
        try {
            return JSON.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The draft cannot be written as JSON", e);
        }
    }

    private static IssuedInvoice invoice(ResultSet row, int index) throws SQLException {
        return new IssuedInvoice(
                TenantId.of(row.getString("tenant")),
                row.getString("number"),
                row.getString("key"),
                row.getString("cancels"),
                row.getObject("issued", LocalDate.class),
                row.getString("buyer"),
                DateRange.of(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                new Money(row.getBigDecimal("net")),
                new Money(row.getBigDecimal("vat")),
                new Money(row.getBigDecimal("gross")),
                new Money(row.getBigDecimal("prepaid")),
                new Money(row.getBigDecimal("due")),
                row.getObject("due_on", LocalDate.class),
                new ContentHash(row.getString("pdf_hash")),
                new ContentHash(row.getString("xml_hash")));
    }
}
