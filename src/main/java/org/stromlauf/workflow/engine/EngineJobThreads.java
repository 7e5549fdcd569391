package org.stromlauf.workflow.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.JobThreads;

/** A job executor that is started and stopped by hand: the box's engine starts none of its own. */
@Component
@Profile("box")
class EngineJobThreads implements JobThreads {

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;
    private @Nullable ObservedJobExecutor running;

    EngineJobThreads(@Lazy ProcessEngineConfigurationImpl engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public synchronized void start(int threads, Surroundings surroundings) {
        if (running != null) throw new IllegalStateException("The job threads run already");
        var executor = new ObservedJobExecutor(threads, surroundings);
        executor.registerProcessEngine(engine.getProcessEngine());
        // A thread asks the engine's executor whether to go on, and gives every job back when that one does not run.
        engine.setJobExecutor(executor);
        executor.start();
        running = executor;
    }

    @Override
    public synchronized void wake() {
        executor().jobWasAdded();
    }

    @Override
    public synchronized Optional<Long> resting() {
        return executor().resting();
    }

    /**
     * A job that was locked and then forgotten (the database failed to tell of the commit, or the record of a failure failed) is
     * taken again when its lock has expired, and until then no other exclusive job of its instance is: as in production.
     */
    @Override
    public Optional<Instant> next() {
        return jdbc.sql(
                        """
                        select min(greatest(coalesce(j.duedate_, j.create_time_),
                                            j.lock_exp_time_ + interval '1 millisecond',
                                            case when j.exclusive_ then
                                              (select max(o.lock_exp_time_) + interval '1 millisecond' from act_ru_job o
                                                where o.process_instance_id_ = j.process_instance_id_ and o.exclusive_)
                                            end) at time zone 'UTC') as next
                          from act_ru_job j where j.retries_ > 0 and j.suspension_state_ = 1""")
                .query((row, index) -> Optional.ofNullable(row.getObject("next", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public synchronized void stop() {
        var executor = running;
        running = null;
        if (executor != null) executor.shutdown();
    }

    private ObservedJobExecutor executor() {
        return Objects.requireNonNull(running, "The job threads do not run");
    }
}
