package org.stromlauf.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.JobThreads;
import org.stromlauf.workflow.MarketClock;

/**
 * Runs a market as production does, on threads: the engine's job executor, and one thread for each other source of work. The clock
 * stands while anything is due and then moves to what is due next. What comes of it does not repeat; what must hold can be checked.
 */
@Component
@Profile("box")
class ThreadedBox {

    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final List<DueWork> sources;
    private final DueItems items;
    private final JobThreads jobs;
    private final MarketClock clock;
    private final MarketRun run;

    ThreadedBox(List<DueWork> sources, DueItems items, JobThreads jobs, MarketClock clock, MarketRun run) {
        this.sources = List.copyOf(sources);
        this.items = items;
        this.jobs = jobs;
        this.clock = clock;
        this.run = run;
    }

    void runUntil(Instant end, int threads) {
        var others = sources.stream().filter(s -> !s.kind().equals("job")).toList();
        var workers = Executors.newFixedThreadPool(others.size());
        jobs.start(threads);
        try {
            var now = clock.instant();
            while (!now.isAfter(end)) {
                settle(others, workers);
                now = items.next(sources).orElse(Instant.MAX);
                moveTo(now.isBefore(end) ? now : end);
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

    /** Until nothing is due at the clock's instant. */
    private void settle(List<DueWork> others, ExecutorService workers) {
        long started = System.nanoTime();
        while (!items.due(sources, clock.instant(), 1).isEmpty()) {
            var working = others.stream()
                    .map(source -> CompletableFuture.runAsync(() -> work(source), workers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(working).join();
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new IllegalStateException("At " + clock.instant() + " the market does not come to rest: "
                        + items.due(sources, clock.instant(), BATCH));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void work(DueWork source) {
        items.due(List.of(source), clock.instant(), BATCH).forEach(DueItems.Found::run);
    }
}
