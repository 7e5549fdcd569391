package org.stromlauf.retail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The versions of instalment plans as rows. */
@Repository
class InstalmentPlanRows {

    private final JdbcClient jdbc;

    InstalmentPlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, InstalmentPlan plan) {
        var rows = jdbc.sql(
                        """
                        insert into retail.instalment_plan (tenant, contract, version, valid_from, monthly, pause_month,
                            yearly_use_wh, yearly_gross, reason, decided_on, note)
                        values (:tenant, :contract, :version, :from, :monthly, :pause, :use, :gross, :reason, :decided,
                            :note)
                        """)
                .param("tenant", tenant.value())
                .param("contract", plan.contract().value())
                .param("version", plan.version())
                .param("from", plan.validFrom())
                .param("monthly", plan.monthly().euros())
                .param("pause", month(plan.pause()))
                .param("use", plan.yearlyUse().wattHours())
                .param("gross", plan.yearlyGross().euros())
                .param("reason", plan.reason().name())
                .param("decided", plan.decidedOn())
                .param("note", plan.note())
                .update();
        if (rows != 1) throw new IllegalStateException("Plan " + plan + " was not stored");
    }

    /** All versions, the first first. */
    List<InstalmentPlan> all(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select * from retail.instalment_plan where tenant = :tenant and contract = :contract
                        order by version
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(InstalmentPlanRows::plan)
                .list();
    }

    /** Which version holds on a day: the one that begins last, of two that begin together the later made. */
    Optional<InstalmentPlan> inForce(TenantId tenant, ContractId contract, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from retail.instalment_plan
                        where tenant = :tenant and contract = :contract and valid_from <= :day
                        order by valid_from desc, version desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("day", day)
                .query(InstalmentPlanRows::plan)
                .optional();
    }

    private static @Nullable Integer month(@Nullable Month month) {
        return month == null ? null : month.getValue();
    }

    private static InstalmentPlan plan(ResultSet row, int index) throws SQLException {
        int pause = row.getInt("pause_month");
        return new InstalmentPlan(
                new ContractId(row.getObject("contract", UUID.class)),
                row.getInt("version"),
                row.getObject("valid_from", LocalDate.class),
                new Money(row.getBigDecimal("monthly")),
                pause == 0 ? null : Month.of(pause),
                new Energy(row.getLong("yearly_use_wh")),
                new Money(row.getBigDecimal("yearly_gross")),
                InstalmentPlan.Reason.valueOf(row.getString("reason")),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"));
    }
}
