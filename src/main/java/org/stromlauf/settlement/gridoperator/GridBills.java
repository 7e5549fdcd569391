package org.stromlauf.settlement.gridoperator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The bills of a grid operator. */
@Repository
public class GridBills {

    private final JdbcClient jdbc;

    GridBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(GridBill bill, OffsetDateTime now) {
        jdbc.sql(
                        """
                        insert into settlement.grid_bill (tenant_id, id, market_location, supplier, starts_on, ends_on, final,
                                                          wh, source, state, created_at)
                        values (:tenant, :id, :location, :supplier, :from, :to, :final, :wh, :source, :state, :now)
                        """)
                .param("tenant", bill.tenant().value())
                .param("id", bill.id())
                .param("location", bill.location().value())
                .param("supplier", bill.supplier().value())
                .param("from", bill.period().from())
                .param("to", bill.period().end())
                .param("final", bill.finalBill())
                .param("wh", bill.energy().wattHours())
                .param("source", bill.source())
                .param("state", bill.state().name())
                .param("now", now)
                .update();
    }

    /** @throws NoSuchElementException when the tenant has no such bill */
    public GridBill get(TenantId tenant, UUID id) {
        return find(tenant, id)
                .orElseThrow(() -> new NoSuchElementException("No grid bill " + id + " of tenant " + tenant));
    }

    public Optional<GridBill> find(TenantId tenant, UUID id) {
        return one(tenant, "id = :value", id);
    }

    Optional<GridBill> findByNote(TenantId tenant, String number) {
        return one(tenant, "note_number = :value", number);
    }

    Optional<GridBill> findByInvoice(TenantId tenant, String number) {
        return one(tenant, "invoice_number = :value", number);
    }

    /** The open or finished bill of a location for exactly that period, unless it was closed. */
    Optional<GridBill> findByPeriod(TenantId tenant, MarketLocationId location, DateRange period) {
        return jdbc.sql(
                        """
                        select * from settlement.grid_bill
                         where tenant_id = :tenant and market_location = :location and starts_on = :from and ends_on = :to
                           and state <> 'CLOSED'
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("from", period.from())
                .param("to", period.end())
                .query((row, n) -> bill(tenant, row))
                .optional();
    }

    /** Those of a location that were not closed, by period. */
    List<GridBill> open(TenantId tenant, MarketLocationId location) {
        return jdbc.sql(
                        """
                        select * from settlement.grid_bill
                         where tenant_id = :tenant and market_location = :location and state <> 'CLOSED' order by starts_on, id
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query((row, n) -> bill(tenant, row))
                .list();
    }

    private Optional<GridBill> one(TenantId tenant, String condition, Object value) {
        return jdbc.sql("select * from settlement.grid_bill where tenant_id = :tenant and " + condition)
                .param("tenant", tenant.value())
                .param("value", value)
                .query((row, n) -> bill(tenant, row))
                .optional();
    }

    /** Those in a state about which there is no question, by supplier and location. */
    List<GridBill> going(TenantId tenant, State state) {
        return jdbc.sql(
                        """
                        select * from settlement.grid_bill where tenant_id = :tenant and state = :state and question is null
                         order by supplier, market_location, starts_on, id
                        """)
                .param("tenant", tenant.value())
                .param("state", state.name())
                .query((row, n) -> bill(tenant, row))
                .list();
    }

    /** A page of all bills, by id. */
    public List<GridBill> page(TenantId tenant, @Nullable UUID after, int limit) {
        return jdbc.sql(
                        """
                        select * from settlement.grid_bill
                         where tenant_id = :tenant and (:after::uuid is null or id > :after::uuid) order by id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> bill(tenant, row))
                .list();
    }

    void state(GridBill bill, State state) {
        update(bill, "state = :value", state.name());
    }

    void question(GridBill bill, Question question) {
        update(bill, "question = :value", question.name());
    }

    void settled(GridBill bill) {
        jdbc.sql("update settlement.grid_bill set question = null where tenant_id = :tenant and id = :id")
                .param("tenant", bill.tenant().value())
                .param("id", bill.id())
                .update();
    }

    void measuredAnew(GridBill bill, Energy energy, String source) {
        update(bill, "wh = :value, source = :second", energy.wattHours(), source);
    }

    void noteSent(GridBill bill, GridBill.Note note) {
        update(
                bill,
                "state = 'NOTE_SENT', note_number = :value, note_due = :second::date",
                note.number(),
                note.answerDue());
    }

    void adviceDue(GridBill bill, LocalDate day) {
        update(bill, "advice_due = :value", day);
    }

    void invoiced(GridBill bill, GridBill.Invoice invoice, ContentHash archived) {
        jdbc.sql(
                        """
                        update settlement.grid_bill
                           set state = 'INVOICED', invoice_number = :number, invoiced_on = :date, due_on = :due,
                               advice_due = :advice, net = :net, vat = :vat, gross = :gross, archived = :archived
                         where tenant_id = :tenant and id = :id
                        """)
                .param("number", invoice.number())
                .param("date", invoice.date())
                .param("due", invoice.dueOn())
                .param("advice", invoice.adviceDue())
                .param("net", invoice.net().euros())
                .param("vat", invoice.vat().euros())
                .param("gross", invoice.gross().euros())
                .param("archived", archived.hex())
                .param("tenant", bill.tenant().value())
                .param("id", bill.id())
                .update();
    }

    private void update(GridBill bill, String assignment, Object value) {
        update(bill, assignment, value, "");
    }

    private void update(GridBill bill, String assignment, Object value, Object second) {
        jdbc.sql("update settlement.grid_bill set " + assignment + " where tenant_id = :tenant and id = :id")
                .param("value", value)
                .param("second", second)
                .param("tenant", bill.tenant().value())
                .param("id", bill.id())
                .update();
    }

    private static GridBill bill(TenantId tenant, ResultSet row) throws SQLException {
        var note = row.getString("note_number");
        var question = row.getString("question");
        return new GridBill(
                tenant,
                row.getObject("id", UUID.class),
                MarketLocationId.of(row.getString("market_location")),
                MarketPartnerId.of(row.getString("supplier")),
                DateRange.of(day(row, "starts_on"), day(row, "ends_on")),
                row.getBoolean("final"),
                new Energy(row.getLong("wh")),
                row.getString("source"),
                State.valueOf(row.getString("state")),
                note == null ? null : new GridBill.Note(note, day(row, "note_due")),
                invoice(row),
                question == null ? null : Question.valueOf(question));
    }

    private static GridBill.@Nullable Invoice invoice(ResultSet row) throws SQLException {
        var number = row.getString("invoice_number");
        if (number == null) return null;
        return new GridBill.Invoice(
                number,
                day(row, "invoiced_on"),
                day(row, "due_on"),
                day(row, "advice_due"),
                new Money(row.getBigDecimal("net")),
                new Money(row.getBigDecimal("vat")),
                new Money(row.getBigDecimal("gross")));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
