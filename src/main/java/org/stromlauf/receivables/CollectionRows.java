package org.stromlauf.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The rows of collection runs and of what they collected. */
@Repository
class CollectionRows {

    private final JdbcClient jdbc;

    CollectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CollectionRun> find(TenantId tenant, String key) {
        return jdbc.sql("select * from receivables.collection_run where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(CollectionRows::run)
                .optional();
    }

    List<CollectionRun> page(TenantId tenant, String after, int limit) {
        return jdbc.sql(
                        """
                        select * from receivables.collection_run where tenant = :tenant and key > :after
                        order by key limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query(CollectionRows::run)
                .list();
    }

    void add(TenantId tenant, CollectionRun run, List<DirectDebit> debits) {
        jdbc.sql(
                        """
                        insert into receivables.collection_run (tenant, key, collect_on, message_id, file_name,
                            content_hash, items, total)
                        values (:tenant, :key, :day, :message, :file, :hash, :items, :total)
                        """)
                .param("tenant", tenant.value())
                .param("key", run.key())
                .param("day", run.collectOn())
                .param("message", run.messageId())
                .param("file", run.fileName())
                .param("hash", run.file().hex())
                .param("items", run.items())
                .param("total", run.total().euros())
                .update();
        debits.forEach(debit -> add(tenant, run.key(), debit));
    }

    boolean wasCollected(TenantId tenant, String item) {
        return jdbc.sql(
                        "select exists (select 1 from receivables.collected where tenant = :tenant and item_key = :item)")
                .param("tenant", tenant.value())
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    /** When the mandate was last used, if ever. */
    Optional<LocalDate> lastUse(TenantId tenant, String mandate) {
        return jdbc.sql(
                        """
                        select r.collect_on from receivables.collected c
                        join receivables.collection_run r on r.tenant = c.tenant and r.key = c.run_key
                        where c.tenant = :tenant and c.mandate_reference = :mandate order by r.collect_on desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("mandate", mandate)
                .query(LocalDate.class)
                .optional();
    }

    /** The items of a run that came back, by due date. */
    List<String> returned(TenantId tenant, String run) {
        return jdbc.sql(
                        """
                        select i.key from receivables.collected c
                        join receivables.item i on i.tenant = c.tenant and i.key = c.item_key
                        where c.tenant = :tenant and c.run_key = :run and exists (
                            select 1 from receivables.statement_line l
                            where l.tenant = c.tenant and l.item_key = c.item_key and l.outcome = 'RETURNED')
                        order by i.due_on, i.key
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query(String.class)
                .list();
    }

    /** Whether a debit of the mandate came back for one of these reasons. */
    boolean wasReturned(TenantId tenant, String mandate, Set<String> reasons) {
        return jdbc.sql(
                        """
                        select exists (select 1 from receivables.collected c
                            join receivables.statement_line l on l.tenant = c.tenant and l.item_key = c.item_key
                            where c.tenant = :tenant and c.mandate_reference = :mandate
                              and l.outcome = 'RETURNED' and l.return_reason in (:reasons))
                        """)
                .param("tenant", tenant.value())
                .param("mandate", mandate)
                .param("reasons", reasons)
                .query(Boolean.class)
                .single();
    }

    private void add(TenantId tenant, String run, DirectDebit debit) {
        jdbc.sql(
                        """
                        insert into receivables.collected (tenant, item_key, run_key, debtor, mandate_reference, iban,
                            sequence, amount)
                        values (:tenant, :item, :run, :debtor, :mandate, :iban, :sequence, :amount)
                        """)
                .param("tenant", tenant.value())
                .param("item", debit.item())
                .param("run", run)
                .param("debtor", debit.debtor())
                .param("mandate", debit.mandate().reference())
                .param("iban", debit.mandate().iban())
                .param("sequence", debit.sequence().name())
                .param("amount", debit.amount().euros())
                .update();
    }

    private static CollectionRun run(ResultSet row, int index) throws SQLException {
        return new CollectionRun(
                row.getString("key"),
                row.getObject("collect_on", LocalDate.class),
                row.getString("message_id"),
                row.getString("file_name"),
                new ContentHash(row.getString("content_hash")),
                row.getInt("items"),
                new Money(row.getBigDecimal("total")));
    }
}
