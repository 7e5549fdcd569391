package org.stromlauf.workflow.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Schedules;
import org.stromlauf.workflow.WorkQueue;

/** Schedules and queued work as rows of the engine's job table, without a process instance. */
@Component
class WorkJobs implements Schedules, WorkQueue {

    private static final int PAYLOAD_LIMIT = 3500;

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    WorkJobs(JdbcClient jdbc, @Lazy ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Override
    public void set(TenantId tenant, String workName, Instant at) {
        remove(tenant, workName);
        insert(tenant, ScheduleHandler.TYPE, new WorkOrder(workName, at.toString()), at);
    }

    @Override
    public Optional<Instant> dueAt(TenantId tenant, String workName) {
        return jdbc.sql(
                        """
                        select duedate_ from act_ru_job
                        where handler_type_ = :type and tenant_id_ = :tenant and handler_cfg_ like :name
                        """)
                .param("type", ScheduleHandler.TYPE)
                .param("tenant", tenant.value())
                .param("name", new WorkOrder(workName, "%").toCanonicalString())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    public void remove(TenantId tenant, String workName) {
        var jobs = jdbc.sql(
                        """
                        select id_ from act_ru_job
                        where handler_type_ = :type and tenant_id_ = :tenant and handler_cfg_ like :name
                        """)
                .param("type", ScheduleHandler.TYPE)
                .param("tenant", tenant.value())
                .param("name", new WorkOrder(workName, "%").toCanonicalString())
                .query(String.class)
                .list();
        for (var job : jobs) {
            engine.getCommandExecutorTxRequired().execute(context -> {
                var found = context.getJobManager().findJobById(job);
                // The job that is running now ends by itself.
                if (found != null && !job.equals(running(context))) found.delete();
                return null;
            });
        }
    }

    @Override
    public void enqueue(TenantId tenant, String workName, String payload, Instant notBefore) {
        if (payload.length() > PAYLOAD_LIMIT) {
            throw new IllegalArgumentException("The payload of " + workName + " has " + payload.length()
                    + " characters, at most " + PAYLOAD_LIMIT + " are stored: name the rows instead of carrying them");
        }
        insert(tenant, QueueHandler.TYPE, new WorkOrder(workName, payload), notBefore);
    }

    private void insert(TenantId tenant, String type, WorkOrder order, Instant due) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            var job = new TimerEntity();
            job.setJobHandlerType(type);
            job.setJobHandlerConfiguration(order);
            job.setTenantId(tenant.value());
            job.setDuedate(Date.from(due));
            job.setRetries(FailedJobs.TRIES);
            context.getJobManager().schedule(job);
            return null;
        });
    }

    private static @Nullable String running(CommandContext context) {
        var job = context.getCurrentJob();
        return job == null ? null : job.getId();
    }
}
