package org.stromlauf.workflow.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.JobThreads.Surroundings;

/** The engine's job executor, which can be asked whether it has anything in hand: from its look for jobs to the end of the last. */
class ObservedJobExecutor extends DefaultJobExecutor {

    private static final int SHORT_WAIT_MILLIS = 20;
    private static final int LONG_WAIT_MILLIS = 100;

    private final Surroundings surroundings;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger inHand = new AtomicInteger();

    ObservedJobExecutor(int threads, Surroundings surroundings) {
        this.surroundings = surroundings;
        setCorePoolSize(threads);
        setMaxPoolSize(threads);
        setQueueSize(threads);
        setMaxJobsPerAcquisition(threads);
        setWaitTimeInMillis(SHORT_WAIT_MILLIS);
        setMaxWait(LONG_WAIT_MILLIS);
        setBackoffTimeInMillis(SHORT_WAIT_MILLIS);
        setMaxBackoff(LONG_WAIT_MILLIS);
        // The engine gives one to its own executor only. Without it, jobs that find the queue full stay locked.
        setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    }

    /** How often jobs were taken; empty while any are in hand. */
    Optional<Long> resting() {
        long before = taken.get();
        return inHand.get() == 0 && before == taken.get() ? Optional.of(before) : Optional.empty();
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition(this);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        var batch = new Batch(jobIds, engine);
        return () -> {
            try {
                batch.run();
            } finally {
                inHand.decrementAndGet();
            }
        };
    }

    /** Looks for due jobs and hands them to the threads. */
    private final class Acquisition extends SequentialJobAcquisitionRunnable {

        private Acquisition(ObservedJobExecutor executor) {
            super(executor);
        }

        @Override
        protected AcquiredJobs acquireJobs(
                JobAcquisitionContext context, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
            inHand.incrementAndGet();
            try {
                var jobs = surroundings.around(
                        "acquisition/" + context.getAcquisitionTime(),
                        () -> super.acquireJobs(context, strategy, engine));
                // Counted before they can end.
                inHand.addAndGet(jobs.getJobIdBatches().size());
                if (jobs.size() > 0) taken.incrementAndGet();
                return jobs;
            } finally {
                inHand.decrementAndGet();
            }
        }
    }

    /** Jobs that one thread does one after the other. */
    private final class Batch extends ExecuteJobsRunnable {

        private Batch(List<String> jobs, ProcessEngineImpl engine) {
            super(jobs, engine);
        }

        @Override
        protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failures) {
            surroundings.<@Nullable Void>around("job/" + job, () -> {
                UnitOfWork.run("job:" + job, () -> super.executeJob(job, commands, failures));
                return null;
            });
        }
    }
}
