package org.stromlauf.market;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.market.MarketReport.CustomerResult;
import org.stromlauf.shared.TenantId;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.JobThreads.Surroundings;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.QueuedWork;
import org.stromlauf.workflow.WorkQueue;

/** Measures a market box at work: complete switches on threads, against as many jobs that do nothing. */
@Component
@Profile("box")
public class MarketBench {

    private static final String NOTHING = "market.nothing";

    /**
     * @param switches that ended in supply
     * @param commits of the database, all participants and every look for due work included
     * @param jobs of the engine that they took
     * @param bare how long as many jobs take that do nothing
     */
    public record Figures(int switches, Duration time, long commits, long jobs, Duration bare) {}

    /** A job without work: what the engine itself costs. */
    @Component
    @Profile("box")
    static class Nothing implements QueuedWork {

        @Override
        public String name() {
            return NOTHING;
        }

        @Override
        public void run(TenantId tenant, String payload) {}
    }

    /** The beans that a measurement needs. */
    @Component
    @Profile("box")
    record Instruments(
            CleanSlate slate, MarketPlay play, ThreadedBox threads, MarketReports reports, JdbcClient jdbc) {}

    private final Instruments instruments;
    private final WorkQueue queue;
    private final MarketClock clock;

    MarketBench(Instruments instruments, WorkQueue queue, MarketClock clock) {
        this.instruments = instruments;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Empties the box. The first, single-threaded run counts the jobs; the second warms the threads up; the third is measured, for
     * a process engine runs for months.
     */
    public Figures switches(int customers, int threads) {
        var scenario = Scenario.named("bench-switches");
        long jobs = jobs(scenario, customers);
        begin(scenario, customers);
        var unused = onThreads(scenario, threads);
        begin(scenario, customers);
        long before = commits();
        var time = onThreads(scenario, threads);
        long commits = commits() - before;
        var switched = instruments.reports.of(scenario, customers).results().stream()
                .filter(CustomerResult::asExpected)
                .count();
        return new Figures((int) switched, time, commits, jobs, bare(scenario, jobs, threads));
    }

    private void begin(Scenario scenario, int customers) {
        instruments.slate.wipe();
        instruments.play.begin(scenario, customers);
    }

    private Duration onThreads(Scenario scenario, int threads) {
        return measured(() -> instruments.threads.runUntil(scenario.end(), threads, Surroundings::nothing));
    }

    private long commits() {
        return instruments
                .jdbc
                .sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private Duration bare(Scenario scenario, long jobs, int threads) {
        var now = clock.instant();
        for (long job = 0; job < jobs; job++) {
            var payload = Long.toString(job);
            UnitOfWork.run("bare " + job, () -> queue.enqueue(scenario.gridOperator(), NOTHING, payload, now));
        }
        return measured(() -> instruments.threads.runUntil(now, threads, Surroundings::nothing));
    }

    private static Duration measured(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** How many jobs of the engine a scenario takes, from its beginning to its end. */
    public long jobs(Scenario scenario, int customers) {
        instruments.slate.wipe();
        var jobs = new long[1];
        var unused = instruments.play.play(scenario, customers, step -> {
            if (step.kind().equals("job")) jobs[0]++;
        });
        return jobs[0];
    }
}
