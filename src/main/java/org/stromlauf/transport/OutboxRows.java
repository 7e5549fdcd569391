package org.stromlauf.transport;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;

/** The outbox as a table. */
@Repository
class OutboxRows implements Outbox {

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    OutboxRows(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public UUID put(Entry entry) {
        var id = ids.next();
        var rows = jdbc.sql(
                        """
                        insert into transport.outbox (tenant_id, id, kind, key, destination, file_name, content, state,
                                                      next_attempt_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)
                        on conflict (tenant_id, kind, key) do nothing""")
                .params(
                        entry.tenant().value(),
                        id,
                        entry.kind().name(),
                        entry.key(),
                        entry.destination(),
                        entry.fileName(),
                        entry.content(),
                        utc(entry.notBefore()))
                .update();
        if (rows == 0) throw new AlreadyInOutboxException(entry);
        return id;
    }

    /** Takes a due row for one attempt; empty when another node has taken it or it is not due any more. */
    Optional<OutboxRow> claim(TenantId tenant, UUID id, Instant now) {
        return find(tenant, id)
                .filter(row -> jdbc.sql(
                                        """
                                update transport.outbox
                                set attempts = attempts + 1, claimed_due = next_attempt_at, next_attempt_at = ?
                                where tenant_id = ? and id = ? and state = 'PENDING' and next_attempt_at <= ?
                                  and attempts = ?""")
                                .params(utc(now.plus(row.backOff())), tenant.value(), id, utc(now), row.attempts())
                                .update()
                        == 1);
    }

    private Optional<OutboxRow> find(TenantId tenant, UUID id) {
        return jdbc.sql(
                        """
                        select kind, key, destination, file_name, content, attempts from transport.outbox
                        where tenant_id = ? and id = ? and state = 'PENDING'""")
                .params(tenant.value(), id)
                .query((row, index) -> new OutboxRow(
                        tenant,
                        id,
                        Kind.valueOf(row.getString("kind")),
                        row.getString("key"),
                        row.getString("destination"),
                        row.getString("file_name"),
                        row.getBytes("content"),
                        row.getInt("attempts")))
                .optional();
    }

    void delivered(OutboxRow row, Instant now) {
        change(row, "state = 'DELIVERED', last_error = null, delivered_at = ?", utc(now));
    }

    void missed(OutboxRow row, String error) {
        change(row, "claimed_due = null, last_error = ?", error);
    }

    /** Attempts that ended with their program have not been; what they handed over is handed over again. */
    void recover() {
        var ignored = jdbc.sql(
                        """
                        update transport.outbox
                        set next_attempt_at = claimed_due, attempts = attempts - 1, claimed_due = null
                        where claimed_due is not null and state = 'PENDING'""")
                .update();
    }

    void failed(OutboxRow row, String error) {
        change(row, "state = 'FAILED', last_error = ?", error);
    }

    private void change(OutboxRow row, String assignments, Object value) {
        var rows = jdbc.sql("update transport.outbox set " + assignments
                        + " where tenant_id = ? and id = ? and state = 'PENDING'")
                .params(value, row.tenant().value(), row.id())
                .update();
        if (rows == 0) throw new IllegalStateException("Outbox row " + row.deliveryId() + " is not pending any more");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
