package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Which periods of which framework contracts are billed, and which sites were left out. */
@Repository
class CollectiveBillRows {

    private static final String SELECT =
            """
            select b.*, lower(b.period) as period_from, upper(b.period) as period_to from retail.collective_bill b
            where b.tenant = :tenant and b.framework = :framework
            """;

    private static final String STANDS =
            """
             and not exists (
                select 1 from retail.collective_bill_cancelled c where c.tenant = b.tenant and c.key = b.key)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CollectiveBillRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The bill that ends last and was not cancelled. */
    Optional<CollectiveBilled> last(FrameworkContract framework) {
        return jdbc.sql(SELECT + STANDS + " order by upper(b.period) desc limit 1")
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .query(CollectiveBillRows::bill)
                .optional();
    }

    /** A bill that was not cancelled. */
    Optional<CollectiveBilled> standing(FrameworkContract framework, String key) {
        return standing(framework).stream().filter(b -> b.key().equals(key)).findFirst();
    }

    /** The bill of a period that was not cancelled. */
    Optional<CollectiveBilled> standing(CollectiveDue due) {
        return standing(due.framework()).stream()
                .filter(b -> b.period().equals(due.period()))
                .findFirst();
    }

    private List<CollectiveBilled> standing(FrameworkContract framework) {
        return jdbc.sql(SELECT + STANDS + " order by upper(b.period) desc")
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .query(CollectiveBillRows::bill)
                .list();
    }

    /** The first day that is not billed yet. */
    LocalDate billedUntil(FrameworkContract framework) {
        return last(framework)
                .map(b -> b.period().end())
                .orElse(framework.days().from());
    }

    /** All bills, cancelled ones too, by their ends. */
    List<CollectiveBilled> of(FrameworkContract framework) {
        return jdbc.sql(SELECT + " order by upper(b.period), b.key")
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .query(CollectiveBillRows::bill)
                .list();
    }

    /** Names the bill of a period: a corrected one is counted. */
    String nextKey(FrameworkContract framework, DateRange period) {
        var stem = framework.number() + "." + period.end();
        var before =
                of(framework).stream().filter(b -> b.key().startsWith(stem)).count();
        return before == 0 ? stem : stem + "." + (before + 1);
    }

    /** Whether a run has or had that period, so that only a clerk takes it again. */
    boolean isInARun(FrameworkContract framework, LocalDate end) {
        return jdbc.sql(
                        """
                        select exists (select 1 from retail.bill_run_item
                            where tenant = :tenant and contract = :framework and upper(period) = :end)
                        """)
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .param("end", end)
                .query(Boolean.class)
                .single();
    }

    /** Whether a run waits for a clerk or bills it just now. */
    boolean isOpen(FrameworkContract framework) {
        return jdbc.sql(
                        """
                        select exists (select 1 from retail.bill_run_item
                            where tenant = :tenant and contract = :framework and state in ('OPEN', 'EXCEPTION'))
                        """)
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .query(Boolean.class)
                .single();
    }

    void add(CollectiveBilled bill) {
        var rows = jdbc.sql(
                        """
                        insert into retail.collective_bill (tenant, key, framework, number, period, run, invoice, gross, due)
                        values (:tenant, :key, :framework, :number, daterange(:from, :to), :run, :invoice, :gross, :due)
                        """)
                .param("tenant", bill.tenant().value())
                .param("key", bill.key())
                .param("framework", bill.framework().value())
                .param("number", bill.number())
                .param("from", bill.period().from())
                .param("to", bill.period().end())
                .param("run", bill.run())
                .param("invoice", bill.invoice())
                .param("gross", bill.gross().euros())
                .param("due", bill.due().euros())
                .update();
        if (rows != 1) throw new IllegalStateException("Collective bill " + bill.key() + " was not stored");
    }

    /** A clerk's decision; done again it changes nothing. */
    void leaveOut(FrameworkContract framework, ContractId contract, LocalDate until, String person, String reason) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.site_left_out (tenant, framework, contract, until, person, reason, at)
                        values (:tenant, :framework, :contract, :until, :person, :reason, :at) on conflict do nothing
                        """)
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .param("contract", contract.value())
                .param("until", until)
                .param("person", person)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The sites that the bill until that day is made without. */
    Set<ContractId> leftOut(FrameworkContract framework, LocalDate until) {
        return jdbc
                .sql(
                        """
                        select contract from retail.site_left_out
                        where tenant = :tenant and framework = :framework and until = :until
                        """)
                .param("tenant", framework.tenant().value())
                .param("framework", framework.id().value())
                .param("until", until)
                .query(UUID.class)
                .stream()
                .map(ContractId::new)
                .collect(Collectors.toSet());
    }

    private static CollectiveBilled bill(ResultSet row, int number) throws SQLException {
        return new CollectiveBilled(
                TenantId.of(row.getString("tenant")),
                row.getString("key"),
                new ContractId(row.getObject("framework", UUID.class)),
                row.getString("number"),
                DateRange.of(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getString("run"),
                row.getString("invoice"),
                new Money(row.getBigDecimal("gross")),
                new Money(row.getBigDecimal("due")));
    }
}
