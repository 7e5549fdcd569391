package org.stromlauf.billing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** The rows of budgets, their entries and thresholds. */
@Repository
class BudgetRows {

    private final JdbcClient jdbc;

    BudgetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a budget under its key */
    boolean add(TenantId tenant, Budget budget) {
        return jdbc.sql(
                                """
                        insert into billing.budget (tenant, key, measure, scope, of, period, amount, thresholds)
                        values (:tenant, :key, :measure, :scope, :of, daterange(:from, :to), :amount, :thresholds)
                        on conflict (tenant, key) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("key", budget.key())
                        .param("measure", budget.measure().name())
                        .param("scope", budget.scope().name())
                        .param("of", budget.of())
                        .param("from", budget.period().from())
                        .param("to", budget.period().end())
                        .param("amount", budget.amount())
                        .param("thresholds", budget.thresholds().toArray(Integer[]::new))
                        .update()
                == 1;
    }

    /** Waits for whoever counts on the same budget. */
    Optional<Budget> locked(TenantId tenant, String key) {
        return find(tenant, key, " for update");
    }

    Optional<Budget> find(TenantId tenant, String key) {
        return find(tenant, key, "");
    }

    private Optional<Budget> find(TenantId tenant, String key, String lock) {
        return jdbc.sql(
                        """
                        select *, lower(period) as first, upper(period) as after from billing.budget
                        where tenant = :tenant and key = :key
                        """
                                + lock)
                .param("tenant", tenant.value())
                .param("key", key)
                .query(BudgetRows::budget)
                .optional();
    }

    List<Budget> after(TenantId tenant, String key, int limit) {
        return jdbc.sql(
                        """
                        select *, lower(period) as first, upper(period) as after from billing.budget
                        where tenant = :tenant and key > :key order by key limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("key", key)
                .param("limit", limit)
                .query(BudgetRows::budget)
                .list();
    }

    /** The budgets of somebody in which a day lies. */
    List<String> of(TenantId tenant, Scope scope, String of, LocalDate day) {
        return jdbc.sql(
                        """
                        select key from billing.budget
                        where tenant = :tenant and scope = :scope and of = :of and period @> :day::date order by key
                        """)
                .param("tenant", tenant.value())
                .param("scope", scope.name())
                .param("of", of)
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** @return false when the reference was counted before */
    boolean add(TenantId tenant, String budget, Budgets.Entry entry) {
        return jdbc.sql(
                                """
                        insert into billing.budget_entry (tenant, budget, reference, kind, day, amount)
                        values (:tenant, :budget, :reference, :kind, :day, :amount)
                        on conflict (tenant, budget, reference) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("budget", budget)
                        .param("reference", entry.reference())
                        .param("kind", entry.kind().name())
                        .param("day", entry.day())
                        .param("amount", entry.amount())
                        .update()
                == 1;
    }

    BigDecimal sum(TenantId tenant, String budget, Budgets.Kind kind) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount), 0) from billing.budget_entry
                        where tenant = :tenant and budget = :budget and kind = :kind
                        """)
                .param("tenant", tenant.value())
                .param("budget", budget)
                .param("kind", kind.name())
                .query(BigDecimal.class)
                .single();
    }

    /** What was counted under a reference of a budget. */
    Optional<Budgets.Entry> entry(TenantId tenant, String budget, String reference) {
        return jdbc.sql(
                        """
                        select reference, kind, day, amount from billing.budget_entry
                        where tenant = :tenant and budget = :budget and reference = :reference
                        """)
                .param("tenant", tenant.value())
                .param("budget", budget)
                .param("reference", reference)
                .query((row, n) -> new Budgets.Entry(
                        row.getString("reference"),
                        Budgets.Kind.valueOf(row.getString("kind")),
                        row.getObject("day", LocalDate.class),
                        row.getBigDecimal("amount")))
                .optional();
    }

    List<Integer> reached(TenantId tenant, String budget) {
        return jdbc.sql(
                        """
                        select percent from billing.budget_threshold
                        where tenant = :tenant and budget = :budget order by percent
                        """)
                .param("tenant", tenant.value())
                .param("budget", budget)
                .query(Integer.class)
                .list();
    }

    void reach(TenantId tenant, String budget, int percent, Instant at) {
        var rows = jdbc.sql(
                        """
                        insert into billing.budget_threshold (tenant, budget, percent, reached_at)
                        values (:tenant, :budget, :percent, :at)
                        """)
                .param("tenant", tenant.value())
                .param("budget", budget)
                .param("percent", percent)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (rows != 1) throw new IllegalStateException("Threshold " + percent + " of " + budget + " was not stored");
    }

    void takeBack(TenantId tenant, String budget, int percent) {
        var ignored = jdbc.sql(
                        """
                        delete from billing.budget_threshold
                        where tenant = :tenant and budget = :budget and percent = :percent
                        """)
                .param("tenant", tenant.value())
                .param("budget", budget)
                .param("percent", percent)
                .update();
    }

    private static Budget budget(ResultSet row, int number) throws SQLException {
        return new Budget(
                row.getString("key"),
                Measure.valueOf(row.getString("measure")),
                Scope.valueOf(row.getString("scope")),
                row.getString("of"),
                DateRange.of(row.getObject("first", LocalDate.class), row.getObject("after", LocalDate.class)),
                row.getBigDecimal("amount"),
                Arrays.asList((Integer[]) row.getArray("thresholds").getArray()));
    }
}
