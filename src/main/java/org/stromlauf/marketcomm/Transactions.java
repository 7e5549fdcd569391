package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.database.CopiedRows;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.TenantId;

/** The journal's transactions as rows. */
@Repository
class Transactions {

    private static final String WHERE_ID = " where tenant_id = :tenant and id = :id";

    /** Rows from which COPY pays. */
    private static final int MANY = 10;

    private final JdbcClient jdbc;

    private final JdbcOperations batches;

    Transactions(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A row, and when somebody looks at it again. */
    record Entry(JournalledTransaction row, @Nullable Instant nextAttempt, @Nullable Instant watch) {}

    /** Many at once are copied: an insert of each takes several times as long. */
    void insertAll(List<Entry> entries) {
        if (entries.isEmpty()) return;
        if (entries.size() < MANY) {
            var unused = batches.batchUpdate(
                    TransactionColumns.INSERT,
                    entries.stream().map(TransactionColumns::of).toList());
            return;
        }
        var rows = new CopiedRows(TransactionColumns.COUNT);
        for (var entry : entries) TransactionColumns.append(rows, entry);
        rows.into(batches, TransactionColumns.TABLE);
    }

    /** Names the acknowledgement of an interchange's messages once it is written, where it is not named already. */
    void acknowledgeAll(JournalledInterchange interchange, UUID by, Set<Integer> messages, boolean without) {
        jdbc.sql(
                        """
                        update marketcomm.transaction set acknowledged_by = :by, acknowledged_at = :at
                        where tenant_id = :tenant and interchange_id = :interchange and acknowledged_by is distinct from :by
                          and (message_index = any (:messages)) <> :without""")
                .param("by", by)
                .param("at", Rows.utc(interchange.journalledAt()))
                .param("tenant", interchange.tenant().value())
                .param("interchange", interchange.id())
                .param("messages", messages.stream().mapToInt(Integer::intValue).toArray())
                .param("without", without)
                .update();
    }

    /**
     * @param nextAttempt when its handler shall be called
     * @param watch when somebody looks whether it stands where it should
     */
    void insert(JournalledTransaction row, @Nullable Instant nextAttempt, @Nullable Instant watch) {
        var unused =
                batches.update(TransactionColumns.INSERT, TransactionColumns.of(new Entry(row, nextAttempt, watch)));
    }

    Optional<JournalledTransaction> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from marketcomm.transaction" + WHERE_ID)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Rows::transaction)
                .optional();
    }

    /** Reads a row and keeps others from changing it until the transaction ends. */
    JournalledTransaction lock(TenantId tenant, UUID id) {
        return jdbc.sql("select * from marketcomm.transaction" + WHERE_ID + " for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Rows::transaction)
                .optional()
                .orElseThrow(() ->
                        new IllegalArgumentException("The journal of tenant " + tenant + " has no transaction " + id));
    }

    List<JournalledTransaction> of(TenantId tenant, UUID interchange) {
        return jdbc.sql(
                        """
                        select * from marketcomm.transaction where tenant_id = ? and interchange_id = ?
                        order by message_index, transaction_index""")
                .params(tenant.value(), interchange)
                .query(Rows::transaction)
                .list();
    }

    /** The transactions of an interchange whose handler is to be called now, in the order in which they stand in it. */
    List<UUID> due(TenantId tenant, UUID interchange, Instant now) {
        return jdbc.sql(
                        """
                        select id from marketcomm.transaction
                        where tenant_id = ? and interchange_id = ? and next_attempt_at <= ?
                        order by message_index, transaction_index""")
                .params(tenant.value(), interchange, Rows.utc(now))
                .query(UUID.class)
                .list();
    }

    /** The PID of a message that the tenant sent under that document number. */
    Optional<String> sentPid(TenantId tenant, String documentNumber) {
        return jdbc.sql(
                        """
                        select pid from marketcomm.transaction
                        where tenant_id = ? and direction = 'OUT' and document_number = ? and pid is not null limit 1""")
                .params(tenant.value(), documentNumber)
                .query(String.class)
                .optional();
    }

    /** A final state: nothing is due any more. */
    void end(JournalledTransaction row, State state) {
        jdbc.sql("update marketcomm.transaction set state = :state, next_attempt_at = null, watch_at = null" + WHERE_ID)
                .param("state", state.name())
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .update();
    }

    /** What the partner says of something we sent. */
    void acknowledge(JournalledTransaction row, State state, UUID by, Instant at, List<NotedFinding> findings) {
        jdbc.sql(
                        """
                        update marketcomm.transaction set state = :state, acknowledged_by = :by, acknowledged_at = :at,
                            findings = cast(:findings as jsonb), watch_at = null"""
                                + WHERE_ID)
                .param("state", state.name())
                .param("by", by)
                .param("at", Rows.utc(at))
                .param("findings", Rows.json(findings))
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .update();
    }

    /** Counts a failed attempt and says how many there were. */
    int failed(TenantId tenant, UUID id, Instant next) {
        return jdbc.sql("update marketcomm.transaction set attempts = attempts + 1, next_attempt_at = :next" + WHERE_ID
                        + " returning attempts")
                .param("next", Rows.utc(next))
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Lets the handler be called again. */
    void retry(JournalledTransaction row, Instant now) {
        jdbc.sql(
                        """
                        update marketcomm.transaction set state = 'ACCEPTED', attempts = 0, next_attempt_at = :now,
                            held_key = null, held_since = null, watch_at = null"""
                                + WHERE_ID)
                .param("now", Rows.utc(now))
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .update();
    }

    /** Expects an acknowledgement anew. */
    void expectAgain(JournalledTransaction row, @Nullable Instant due, @Nullable Instant watch) {
        jdbc.sql("update marketcomm.transaction set state = 'SENT', acknowledgement_due = :due, watch_at = :watch"
                        + WHERE_ID)
                .param("due", Rows.utc(due))
                .param("watch", Rows.utc(watch))
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .update();
    }

    /** Holds a received transaction under a key; the first time counts for how long. */
    void hold(TenantId tenant, UUID id, String key, Hold hold) {
        jdbc.sql(
                        """
                        update marketcomm.transaction set state = 'HELD', held_key = :key,
                            held_since = coalesce(held_since, :now), watch_at = coalesce(watch_at, :until),
                            next_attempt_at = case when held_since is null then cast(:again as timestamptz) end"""
                                + WHERE_ID)
                .param("key", key)
                .param("now", Rows.utc(hold.now()))
                .param("until", Rows.utc(hold.until()))
                .param("again", Rows.utc(hold.again()))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /**
     * @param again when its handler is asked once more
     * @param until when it becomes a case
     */
    record Hold(Instant now, Instant again, Instant until) {}

    Optional<JournalledTransaction> oldestHeld(TenantId tenant, String key, Set<String> pids) {
        return jdbc.sql(
                        """
                        select * from marketcomm.transaction
                        where tenant_id = :tenant and state = 'HELD' and held_key = :key and coalesce(pid, type) in (:pids)
                        order by journalled_at, message_index, transaction_index, id limit 1 for update""")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("pids", pids)
                .query(Rows::transaction)
                .optional();
    }

    List<JournalledTransaction> held(TenantId tenant) {
        return jdbc.sql(
                        "select * from marketcomm.transaction where tenant_id = ? and state = 'HELD' order by journalled_at, id")
                .param(tenant.value())
                .query(Rows::transaction)
                .list();
    }

    /** Sent messages of one interchange that an acknowledgement names: by document number and transaction where it has them. */
    List<JournalledTransaction> sent(
            JournalledInterchange interchange, @Nullable String documentNumber, @Nullable String transactionId) {
        return of(interchange.tenant(), interchange.id()).stream()
                .filter(row -> documentNumber == null || documentNumber.equals(row.documentNumber()))
                .filter(row -> transactionId == null || transactionId.equals(row.transactionId()))
                .filter(row -> !AcknowledgementRules.isAcknowledgement(row.type()))
                .toList();
    }
}
