package org.stromlauf.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueLanes;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.JobThreads;
import org.stromlauf.workflow.JobThreads.Surroundings;
import org.stromlauf.workflow.MarketClock;

/**
 * Runs a market as production does, on threads: the engine's job executor, and {@link DueLanes} for the other sources of work. The clock
 * stands while anything is due and then moves to what is due next. What comes of it does not repeat; what must hold can be checked.
 */
@Component
@Profile("box")
class ThreadedBox {

    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    /** While jobs run, what they leave to the others can wait a little: each look costs as much as a step of a job. */
    private static final Duration LOOK_AT_RUNNING = Duration.ofMillis(10);

    private final List<DueWork> others;
    private final DueItems items;
    private final JobThreads jobs;
    private final MarketClock clock;
    private final MarketRun run;

    ThreadedBox(List<DueWork> sources, DueItems items, JobThreads jobs, MarketClock clock, MarketRun run) {
        this.others = sources.stream().filter(s -> !s.kind().equals("job")).toList();
        this.items = items;
        this.jobs = jobs;
        this.clock = clock;
        this.run = run;
    }

    void runUntil(Instant end, int threads, Surroundings surroundings) {
        var workers = Executors.newFixedThreadPool(DueLanes.THREADS);
        var lanes = new DueLanes(workers);
        jobs.start(threads, surroundings);
        try {
            while (true) {
                var next = afterRest(lanes);
                if (next.isEmpty() || next.get().isAfter(end)) {
                    moveTo(end);
                    return;
                }
                moveTo(next.get());
            }
        } finally {
            jobs.stop();
            workers.shutdown();
        }
    }

    private void moveTo(Instant instant) {
        if (!instant.isAfter(clock.instant())) return;
        run.moveTo(instant);
        clock.advanceTo(instant);
        jobs.wake();
    }

    /** Works until nothing is due at the clock's instant. @return when something is due next */
    private Optional<Instant> afterRest(DueLanes lanes) {
        long started = System.nanoTime();
        while (true) {
            var before = jobs.resting();
            var other = items.next(others);
            if (isDue(other)) {
                lanes.run(items.due(others, clock.instant(), BATCH));
            } else {
                // While jobs run it is what they leave to the others that is looked for.
                var job = before.isEmpty() ? Optional.<Instant>empty() : jobs.next();
                if (before.isPresent() && !isDue(job) && before.equals(jobs.resting())) return earlier(other, job);
                if (isDue(job)) jobs.wake();
                var wait = before.isEmpty() ? LOOK_AT_RUNNING : LOOK_AGAIN;
                LockSupport.parkNanos(wait.toNanos());
            }
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new IllegalStateException("At " + clock.instant() + " the market does not come to rest: "
                        + items.due(others, clock.instant(), BATCH) + ", jobs from " + jobs.next());
            }
        }
    }

    private boolean isDue(Optional<Instant> next) {
        return next.isPresent() && !next.get().isAfter(clock.instant());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
