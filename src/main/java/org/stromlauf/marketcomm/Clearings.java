package org.stromlauf.marketcomm;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.marketcomm.Clearing.Subject;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/** Opens and ends cases; each open one is an instance of the process {@code MessageClearing}. */
@Component
class Clearings {

    static final String PROCESS = "MessageClearing";
    static final String MATTER_SETTLED = "Msg_MatterSettled";

    private final JdbcClient jdbc;
    private final Processes processes;
    private final IdGenerator ids;
    private final Clock clock;

    Clearings(JdbcClient jdbc, Processes processes, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.ids = ids;
        this.clock = clock;
    }

    void open(Reason reason, JournalledTransaction row, String detail) {
        open(new Clearing(row.tenant(), ids.next(), reason, Subject.TRANSACTION, row.id(), detail, clock.instant()));
    }

    void open(Reason reason, JournalledInterchange row, String detail) {
        open(new Clearing(row.tenant(), ids.next(), reason, Subject.INTERCHANGE, row.id(), detail, clock.instant()));
    }

    /** An open case of the same subject and reason is enough. */
    void open(Clearing clearing) {
        var rows = jdbc.sql(
                        """
                        insert into marketcomm.clearing (tenant_id, id, reason, subject, subject_id, detail, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        clearing.tenant().value(),
                        clearing.id(),
                        clearing.reason().name(),
                        clearing.subject().name(),
                        clearing.subjectId(),
                        clearing.detail(),
                        Objects.requireNonNull(Rows.utc(clearing.openedAt())))
                .update();
        if (rows == 1) processes.start(clearing.tenant(), PROCESS, clearing.id().toString(), Map.of());
    }

    /** The matter has settled itself: the case ends without anybody's decision, unless somebody is just deciding it. */
    void settle(JournalledTransaction row, Reason reason) {
        openCase(row, reason).ifPresent(id -> {
            if (processes.correlate(row.tenant(), MATTER_SETTLED, id.toString(), Map.of())) {
                close(row.tenant(), id, "SETTLED", "Von selbst erledigt");
            }
        });
    }

    /**
     * Opens a case, or adds to the open one of the same group: what fails for one cause is decided once.
     *
     * @param group names the cause, for example partner and findings
     */
    void open(Reason reason, JournalledTransaction row, String detail, String group) {
        var known = openGroup(row.tenant(), reason, group);
        if (known.isPresent()) {
            add(row, known.get());
            return;
        }
        open(reason, row, detail);
        nameGroup(row.tenant(), row.id(), reason, group);
    }

    /** Opens a case of an interchange unless one of the same group is open: one is enough to see to the cause. */
    void open(Reason reason, JournalledInterchange row, String detail, String group) {
        if (openGroup(row.tenant(), reason, group).isPresent()) return;
        open(reason, row, detail);
        nameGroup(row.tenant(), row.id(), reason, group);
    }

    private Optional<UUID> openGroup(TenantId tenant, Reason reason, String group) {
        return jdbc.sql(
                        """
                        select id from marketcomm.clearing
                        where tenant_id = ? and reason = ? and group_key = ? and closed_at is null""")
                .params(tenant.value(), reason.name(), group)
                .query(UUID.class)
                .optional();
    }

    private void nameGroup(TenantId tenant, UUID subject, Reason reason, String group) {
        jdbc.sql(
                        """
                        update marketcomm.clearing set group_key = ?
                        where tenant_id = ? and subject_id = ? and reason = ? and closed_at is null""")
                .params(group, tenant.value(), subject, reason.name())
                .update();
    }

    private void add(JournalledTransaction row, UUID clearing) {
        jdbc.sql(
                        """
                        insert into marketcomm.clearing_member (tenant_id, clearing_id, transaction_id, added_at)
                        values (?, ?, ?, ?) on conflict do nothing""")
                .params(row.tenant().value(), clearing, row.id(), Objects.requireNonNull(Rows.utc(clock.instant())))
                .update();
    }

    /** The messages that were added to a case after the one that opened it, in the order in which they came. */
    List<UUID> members(TenantId tenant, UUID clearing) {
        return jdbc.sql(
                        """
                        select transaction_id from marketcomm.clearing_member
                        where tenant_id = ? and clearing_id = ? order by added_at, transaction_id""")
                .params(tenant.value(), clearing)
                .query(UUID.class)
                .list();
    }

    private Optional<UUID> openCase(JournalledTransaction row, Reason reason) {
        return jdbc.sql(
                        """
                        select id from marketcomm.clearing
                        where tenant_id = ? and subject_id = ? and reason = ? and closed_at is null""")
                .params(row.tenant().value(), row.id(), reason.name())
                .query(UUID.class)
                .optional();
    }

    Clearing get(TenantId tenant, UUID id) {
        return jdbc.sql("select * from marketcomm.clearing where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query((row, index) -> new Clearing(
                        tenant,
                        id,
                        Reason.valueOf(row.getString("reason")),
                        Subject.valueOf(row.getString("subject")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("detail"),
                        Objects.requireNonNull(Rows.instant(row, "opened_at"))))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant + " has no clearing case " + id));
    }

    void close(TenantId tenant, UUID id, String outcome, String note) {
        jdbc.sql(
                        """
                        update marketcomm.clearing set closed_at = ?, outcome = ?, note = ?
                        where tenant_id = ? and id = ? and closed_at is null""")
                .params(Rows.utc(clock.instant()), outcome, note, tenant.value(), id)
                .update();
    }
}
