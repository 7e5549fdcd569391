package org.stromlauf.retail;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.TenantId;

/** The contracts that bill runs hold, and the tasks in which clerks decide about them. */
@Repository
class BillExceptionRows {

    private final JdbcClient jdbc;

    BillExceptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a run holds a contract or framework contract. */
    Optional<String> held(TenantId tenant, ContractId contract) {
        return jdbc.sql(
                        """
                        select reason, detail from retail.bill_run_item
                        where tenant = :tenant and contract = :contract and state = 'EXCEPTION' order by run desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query((row, n) ->
                        HoldReason.valueOf(row.getString("reason")).german() + ": " + row.getString("detail"))
                .optional();
    }

    /**
     * Gives every exception the number of the task in which it is decided: one a contract, above a limit one a reason.
     *
     * @return how many tasks there are
     */
    int assignTasks(TenantId tenant, String run, int limit) {
        return jdbc.sql(
                        """
                        with held as (
                            select contract, number, reason, count(*) over () as total from retail.bill_run_item
                            where tenant = :tenant and run = :run and state = 'EXCEPTION'
                        ), numbered as (
                            select contract, case when total > :limit then dense_rank() over (order by reason)
                                else row_number() over (order by number) end - 1 as task from held
                        ), assigned as (
                            update retail.bill_run_item i set task = n.task from numbered n
                            where i.tenant = :tenant and i.run = :run and i.contract = n.contract
                            returning i.task
                        )
                        select count(distinct task) from assigned
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    List<BillRunItem> ofTask(TenantId tenant, String run, int task) {
        return jdbc.sql(
                        """
                        select *, lower(period) as period_from, upper(period) as period_to from retail.bill_run_item
                        where tenant = :tenant and run = :run and state = 'EXCEPTION' and task = :task order by number
                        """)
                .param("tenant", tenant.value())
                .param("run", run)
                .param("task", task)
                .query(BillRunRows::item)
                .list();
    }
}
