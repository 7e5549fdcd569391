package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.JobThreads;

/** A job executor that is started and stopped by hand; the box's engine has none of its own. */
@Component
@Profile("box")
class EngineJobThreads implements JobThreads {

    private static final int SHORT_WAIT_MILLIS = 20;
    private static final int LONG_WAIT_MILLIS = 100;

    private final ProcessEngineConfigurationImpl engine;
    private @Nullable DefaultJobExecutor running;

    EngineJobThreads(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public synchronized void start(int threads) {
        if (running != null) throw new IllegalStateException("The job threads run already");
        var executor = new DefaultJobExecutor();
        executor.setCorePoolSize(threads);
        executor.setMaxPoolSize(threads);
        executor.setQueueSize(threads);
        executor.setMaxJobsPerAcquisition(threads);
        executor.setWaitTimeInMillis(SHORT_WAIT_MILLIS);
        executor.setMaxWait(LONG_WAIT_MILLIS);
        executor.setBackoffTimeInMillis(SHORT_WAIT_MILLIS);
        executor.setMaxBackoff(LONG_WAIT_MILLIS);
        executor.registerProcessEngine(engine.getProcessEngine());
        executor.start();
        running = executor;
    }

    @Override
    public synchronized void wake() {
        if (running != null) running.jobWasAdded();
    }

    @Override
    public synchronized void stop() {
        var executor = running;
        running = null;
        if (executor != null) executor.shutdown();
    }
}
