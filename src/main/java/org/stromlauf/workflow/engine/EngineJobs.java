package org.stromlauf.workflow.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.DueWork;

/** The engine's jobs as due work: run one by one, as the job executor would, when a market box asks. */
@Component
class EngineJobs implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(EngineJobs.class);

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    EngineJobs(JdbcClient jdbc, @Lazy ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Override
    public String kind() {
        return "job";
    }

    @Override
    public List<Item> due(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select id_, coalesce(duedate_, create_time_) as due
                        from act_ru_job
                        where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= :now)
                        order by 2, 1
                        limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, n) ->
                        new Item(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    @Override
    public Optional<Instant> next() {
        return jdbc.sql(
                        """
                        select min(coalesce(duedate_, create_time_))
                        from act_ru_job where retries_ > 0 and suspension_state_ = 1
                        """)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    public void run(Item item) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Job " + item.id() + " must not run inside another transaction");
        }
        UnitOfWork.run("job:" + item.id(), () -> execute(item.id()));
    }

    private void execute(String job) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job, engine.getCommandExecutorTxRequired());
        } catch (RuntimeException e) {
            // The engine has counted the failure (retry or incident) and logged it; the caller goes on with other work.
            LOG.debug("Job {} failed", job, e);
        } finally {
            Context.removeJobExecutorContext();
        }
    }
}
