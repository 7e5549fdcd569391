package org.stromlauf.workflow.engine;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.OpenTasks;

/** Reads open tasks and incidents in one statement each, whoever is logged in. */
@Component
class EngineTasks implements OpenTasks {

    private final JdbcClient jdbc;

    EngineTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenTask> of(TenantId tenant) {
        return jdbc.sql(
                        """
                        select t.id_, d.key_, t.task_def_key_, t.name_, e.business_key_, t.due_date_
                        from act_ru_task t
                        join act_re_procdef d on d.id_ = t.proc_def_id_
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.tenant_id_ = :tenant
                        order by d.key_, t.task_def_key_, e.business_key_, t.id_
                        """)
                .param("tenant", tenant.value())
                .query((row, index) -> {
                    var due = row.getTimestamp(6);
                    return new OpenTask(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Objects.requireNonNullElse(row.getString(5), ""),
                            due == null ? null : due.toInstant());
                })
                .list();
    }

    @Override
    public long incidents(TenantId tenant) {
        return jdbc.sql("select count(*) from act_ru_incident where tenant_id_ = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }
}
