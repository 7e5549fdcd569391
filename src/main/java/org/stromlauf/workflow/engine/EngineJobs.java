package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.DueWork;

/** The engine's jobs as due work: run one by one, as the job executor would, when a market box asks. */
@Component
class EngineJobs implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(EngineJobs.class);

    private final ProcessEngineConfigurationImpl engine;

    EngineJobs(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public String kind() {
        return "job";
    }

    /** The engine stores local times, here in UTC. */
    @Override
    public String waiting() {
        return """
                select id_ as id, coalesce(duedate_, create_time_) at time zone 'UTC' as due from act_ru_job
                where retries_ > 0 and suspension_state_ = 1""";
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
