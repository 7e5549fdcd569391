package org.stromlauf.settlement.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.supplier.Payable.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a supplier owes for grid use. */
@Repository
public class Payables {

    private final JdbcClient jdbc;

    Payables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Payable payable, GridInvoice invoice) {
        jdbc.sql(
                        """
                        insert into settlement.payable (tenant_id, id, grid_operator, invoice_number, market_location,
                            starts_on, ends_on, invoice_type, note_number, price_sheet_of, invoiced_at, due_on, tax_base,
                            vat_rate, tax, total, amount_due, received_at, answer_due, state)
                        values (:tenant, :id, :operator, :number, :location, :from, :to, :type, :note, :sheet, :invoiced,
                            :due, :net, :rate, :tax, :total, :amount, :received, :answer, :state)
                        """)
                .param("tenant", payable.tenant().value())
                .param("id", payable.id())
                .param("operator", payable.gridOperator().value())
                .param("number", payable.invoiceNumber())
                .param("location", payable.location().value())
                .param("from", payable.period().from())
                .param("to", payable.period().end())
                .param("type", payable.type())
                .param("note", payable.noteNumber())
                .param("sheet", invoice.priceSheetOf().value())
                .param("invoiced", payable.invoicedAt().atOffset(ZoneOffset.UTC))
                .param("due", payable.dueOn())
                .param("net", payable.net().euros())
                .param("rate", invoice.sum().vatRate())
                .param("tax", payable.tax().euros())
                .param("total", payable.total().euros())
                .param("amount", payable.amountDue().euros())
                .param("received", payable.receivedAt().atOffset(ZoneOffset.UTC))
                .param("answer", payable.answerDue())
                .param("state", payable.state().name())
                .update();
    }

    /** @throws NoSuchElementException when the tenant has no such payable */
    public Payable get(TenantId tenant, UUID id) {
        return find(tenant, id)
                .orElseThrow(() -> new NoSuchElementException("No payable " + id + " of tenant " + tenant));
    }

    public Optional<Payable> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from settlement.payable where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> payable(tenant, row))
                .optional();
    }

    /** A page of all, by id. */
    public List<Payable> page(TenantId tenant, @Nullable UUID after, int limit) {
        return jdbc.sql(
                        """
                        select * from settlement.payable
                         where tenant_id = :tenant and (:after::uuid is null or id > :after::uuid) order by id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> payable(tenant, row))
                .list();
    }

    boolean isNumberUsed(TenantId tenant, MarketPartnerId gridOperator, String number) {
        return jdbc.sql(
                        """
                        select count(*) > 0 from settlement.payable
                         where tenant_id = :tenant and grid_operator = :operator and invoice_number = :number
                        """)
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** The number of an accepted bill for a part of the period, if there is one. */
    Optional<String> acceptedIn(TenantId tenant, MarketLocationId location, DateRange period) {
        return jdbc.sql(
                        """
                        select invoice_number from settlement.payable
                         where tenant_id = :tenant and market_location = :location and state in ('ACCEPTED', 'ADVISED')
                           and starts_on < :to and ends_on > :from
                         order by received_at, invoice_number limit 1
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("from", period.from())
                .param("to", period.end())
                .query(String.class)
                .optional();
    }

    /** Those of which payment is to be advised, by grid operator and number. */
    List<Payable> accepted(TenantId tenant) {
        return jdbc.sql(
                        """
                        select * from settlement.payable where tenant_id = :tenant and state = 'ACCEPTED'
                         order by grid_operator, invoice_number, id
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> payable(tenant, row))
                .list();
    }

    void state(Payable payable, State state) {
        jdbc.sql("update settlement.payable set state = :state where tenant_id = :tenant and id = :id")
                .param("state", state.name())
                .param("tenant", payable.tenant().value())
                .param("id", payable.id())
                .update();
    }

    private static Payable payable(TenantId tenant, ResultSet row) throws SQLException {
        return new Payable(
                tenant,
                row.getObject("id", UUID.class),
                MarketPartnerId.of(row.getString("grid_operator")),
                row.getString("invoice_number"),
                MarketLocationId.of(row.getString("market_location")),
                DateRange.of(row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                row.getString("invoice_type"),
                row.getString("note_number"),
                row.getObject("invoiced_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                money(row, "tax_base"),
                money(row, "tax"),
                money(row, "total"),
                money(row, "amount_due"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_due", LocalDate.class),
                State.valueOf(row.getString("state")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column));
    }
}
