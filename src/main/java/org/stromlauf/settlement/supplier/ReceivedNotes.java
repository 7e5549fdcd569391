package org.stromlauf.settlement.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.settlement.supplier.ReceivedNote.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Delivery notes that a supplier received. */
@Repository
class ReceivedNotes {

    private final JdbcClient jdbc;

    ReceivedNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReceivedNote note) {
        jdbc.sql(
                        """
                        insert into settlement.received_note (tenant_id, id, grid_operator, note_number, market_location,
                                                              starts_on, ends_on, received_at, answer_due, state)
                        values (:tenant, :id, :operator, :number, :location, :from, :to, :received, :due, :state)
                        """)
                .param("tenant", note.tenant().value())
                .param("id", note.id())
                .param("operator", note.gridOperator().value())
                .param("number", note.number())
                .param("location", note.location().value())
                .param("from", note.period().from())
                .param("to", note.period().end())
                .param("received", note.receivedAt().atOffset(ZoneOffset.UTC))
                .param("due", note.answerDue())
                .param("state", note.state().name())
                .update();
    }

    ReceivedNote get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from settlement.received_note where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> note(tenant, row))
                .single();
    }

    Optional<ReceivedNote> find(TenantId tenant, MarketPartnerId gridOperator, String number) {
        return jdbc.sql(
                        """
                        select * from settlement.received_note
                         where tenant_id = :tenant and grid_operator = :operator and note_number = :number
                        """)
                .param("tenant", tenant.value())
                .param("operator", gridOperator.value())
                .param("number", number)
                .query((row, n) -> note(tenant, row))
                .optional();
    }

    /** Those of a location for which the metering operator's values are missing. */
    List<ReceivedNote> open(TenantId tenant, MarketLocationId location) {
        return jdbc.sql(
                        """
                        select * from settlement.received_note
                         where tenant_id = :tenant and market_location = :location and state = 'OPEN' order by received_at, id
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query((row, n) -> note(tenant, row))
                .list();
    }

    /** Those whose answer has to leave, by grid operator. */
    List<ReceivedNote> decided(TenantId tenant) {
        return jdbc.sql(
                        """
                        select * from settlement.received_note where tenant_id = :tenant and state = 'DECIDED'
                         order by grid_operator, received_at, market_location, id
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> note(tenant, row))
                .list();
    }

    void decide(ReceivedNote note, DeliveryNoteTree.Answer answer) {
        var expected = answer.expected();
        jdbc.sql(
                        """
                        update settlement.received_note set state = 'DECIDED', code = :code, expected_wh = :expected::bigint
                         where tenant_id = :tenant and id = :id
                        """)
                .param("code", answer.code())
                .param("expected", expected == null ? null : expected.wattHours())
                .param("tenant", note.tenant().value())
                .param("id", note.id())
                .update();
    }

    void state(TenantId tenant, UUID id, State state) {
        jdbc.sql("update settlement.received_note set state = :state where tenant_id = :tenant and id = :id")
                .param("state", state.name())
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static ReceivedNote note(TenantId tenant, ResultSet row) throws SQLException {
        var expected = row.getObject("expected_wh", Long.class);
        return new ReceivedNote(
                tenant,
                row.getObject("id", UUID.class),
                MarketPartnerId.of(row.getString("grid_operator")),
                row.getString("note_number"),
                MarketLocationId.of(row.getString("market_location")),
                DateRange.of(row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_due", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                expected == null ? null : new Energy(expected));
    }
}
