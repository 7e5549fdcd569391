package org.stromlauf.retail;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Bill runs and their contracts as rows. */
@Repository
class BillRunRows {

    private final JdbcClient jdbc;

    BillRunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a run of that key */
    boolean add(BillRun run) {
        return jdbc.sql(
                                """
                        insert into retail.bill_run (tenant, key, origin, started_at, as_of, round, stopped)
                        values (:tenant, :key, :origin, :started, :asOf, :round, false) on conflict do nothing
                        """)
                        .param("tenant", run.tenant().value())
                        .param("key", run.key())
                        .param("origin", run.origin().name())
                        .param("started", run.startedAt().atOffset(ZoneOffset.UTC))
                        .param("asOf", run.asOf().atOffset(ZoneOffset.UTC))
                        .param("round", run.round())
                        .update()
                == 1;
    }

    Optional<BillRun> find(TenantId tenant, String key) {
        return jdbc.sql("select * from retail.bill_run where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(BillRunRows::run)
                .optional();
    }

    /** Whoever stops or resumes the run waits until the transaction ends. */
    BillRun lock(TenantId tenant, String key) {
        return jdbc.sql("select * from retail.bill_run where tenant = :tenant and key = :key for update")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(BillRunRows::run)
                .single();
    }

    /** The latest first; before the key of the page before. */
    List<BillRun> page(TenantId tenant, String beforeKey, int limit) {
        return jdbc.sql(
                        """
                        select * from retail.bill_run where tenant = :tenant and (:before = '' or key < :before)
                        order by key desc limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("before", beforeKey)
                .param("limit", limit)
                .query(BillRunRows::run)
                .list();
    }

    void stop(TenantId tenant, String key, boolean stopped) {
        var ignored = jdbc.sql("update retail.bill_run set stopped = :stopped where tenant = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("stopped", stopped)
                .update();
    }

    void nextRound(TenantId tenant, String key, Instant asOf) {
        var ignored = jdbc.sql(
                        """
                        update retail.bill_run set round = round + 1, as_of = :asOf where tenant = :tenant and key = :key
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addItem(TenantId tenant, String run, BillRunItem item) {
        var rows = jdbc.sql(
                        """
                        insert into retail.bill_run_item (tenant, run, contract, number, period, occasion, chunk, state,
                            collective)
                        values (:tenant, :run, :contract, :number, daterange(:from, :to), :occasion, 0, 'OPEN',
                            :collective)
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("contract", item.contract().value())
                .param("number", item.number())
                .param("from", item.period().from())
                .param("to", item.period().end())
                .param("occasion", item.occasion().name())
                .param("collective", item.collective())
                .update();
        if (rows != 1) throw new IllegalStateException("Contract " + item.number() + " was not stored");
    }

    /** Divides the open contracts by number into chunks from 0; tells how many chunks there are. */
    int divide(TenantId tenant, String run, int size) {
        int open = jdbc.sql(
                        """
                        update retail.bill_run_item i set chunk = n.chunk
                        from (select contract, (row_number() over (order by number) - 1) / :size as chunk
                              from retail.bill_run_item where tenant = :tenant and run = :run and state = 'OPEN') n
                        where i.tenant = :tenant and i.run = :run and i.contract = n.contract
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("size", size)
                .update();
        return (open + size - 1) / size;
    }

    List<BillRunItem> open(TenantId tenant, String run, int chunk) {
        return jdbc.sql(
                        """
                        select *, lower(period) as period_from, upper(period) as period_to from retail.bill_run_item
                        where tenant = :tenant and run = :run and state = 'OPEN' and chunk = :chunk order by number
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("chunk", chunk)
                .query(BillRunRows::item)
                .list();
    }

    /** A page of a run's contracts by number. */
    List<BillRunItem> items(TenantId tenant, String run, String afterNumber, int limit) {
        return jdbc.sql(
                        """
                        select *, lower(period) as period_from, upper(period) as period_to from retail.bill_run_item
                        where tenant = :tenant and run = :run and number > :after order by number limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("after", afterNumber)
                .param("limit", limit)
                .query(BillRunRows::item)
                .list();
    }

    void mark(TenantId tenant, String run, BillRunItem item) {
        var reason = item.reason();
        var gross = item.gross();
        var rows = jdbc.sql(
                        """
                        update retail.bill_run_item set state = :state, reason = :reason, detail = :detail, gross = :gross, task = null,
                            period = daterange(:from, :to), occasion = :occasion
                        where tenant = :tenant and run = :run and contract = :contract
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("contract", item.contract().value())
                .param("from", item.period().from())
                .param("to", item.period().end())
                .param("occasion", item.occasion().name())
                .param("state", item.state().name())
                .param("reason", reason == null ? null : reason.name())
                .param("detail", item.detail())
                .param("gross", gross == null ? null : gross.euros())
                .update();
        if (rows != 1) throw new IllegalStateException("Run " + run + " has no contract " + item.number());
    }

    /** Contracts by state and reason. */
    List<BillRunCount> counts(TenantId tenant, String run) {
        return jdbc.sql(
                        """
                        select state, reason, count(*) as contracts from retail.bill_run_item
                        where tenant = :tenant and run = :run group by state, reason order by state, reason
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .query((row, n) -> new BillRunCount(
                        BillRunItem.State.valueOf(row.getString("state")),
                        reason(row.getString("reason")),
                        row.getInt("contracts")))
                .list();
    }

    private static BillRun run(ResultSet row, int number) throws SQLException {
        return new BillRun(
                TenantId.of(row.getString("tenant")),
                row.getString("key"),
                BillRun.Origin.valueOf(row.getString("origin")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getInt("round"),
                row.getBoolean("stopped"));
    }

    static BillRunItem item(ResultSet row, int number) throws SQLException {
        return new BillRunItem(
                new ContractId(row.getObject("contract", UUID.class)),
                row.getString("number"),
                DateRange.of(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                Occasion.valueOf(row.getString("occasion")),
                BillRunItem.State.valueOf(row.getString("state")),
                reason(row.getString("reason")),
                row.getString("detail"),
                gross(row.getBigDecimal("gross")),
                row.getBoolean("collective"));
    }

    private static @Nullable Money gross(@Nullable BigDecimal euros) {
        return euros == null ? null : new Money(euros);
    }

    private static @Nullable HoldReason reason(@Nullable String name) {
        return name == null ? null : HoldReason.valueOf(name);
    }
}
