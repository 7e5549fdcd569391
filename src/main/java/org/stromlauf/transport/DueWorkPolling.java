package org.stromlauf.transport;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueLanes;
import org.stromlauf.workflow.DueWork;

/**
 * In production: looks every second what is due in each source but the engine's, which has its job executor, and runs it, a
 * thread a source and tenant. A market box has its own loop instead.
 */
@Component
@Profile("!box")
class DueWorkPolling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorkPolling.class);
    private static final int BATCH = 100;

    private final List<DueWork> sources;
    private final DueItems items;
    private final Clock clock;
    private @Nullable Threads running;

    /** The watches, one a source, and those who do what they find. */
    private record Threads(ScheduledExecutorService watches, ExecutorService workers) {}

    DueWorkPolling(List<DueWork> sources, DueItems items, Clock clock) {
        this.sources = sources.stream().filter(s -> !s.kind().equals("job")).toList();
        this.items = items;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var watches = Executors.newScheduledThreadPool(Math.max(1, sources.size()));
        var workers = Executors.newFixedThreadPool(DueLanes.THREADS);
        var lanes = new DueLanes(workers);
        for (var source : sources) {
            var unused = watches.scheduleWithFixedDelay(() -> runDue(source, lanes), 1, 1, TimeUnit.SECONDS);
        }
        running = new Threads(watches, workers);
    }

    /**
     * Does all that is due, not one batch a second. The edge of a thread: what is thrown beyond it would end the polling of this
     * source in silence.
     */
    void runDue(DueWork source, DueLanes lanes) {
        try {
            int found;
            do {
                var batch = items.due(List.of(source), clock.instant(), BATCH);
                lanes.run(batch);
                found = batch.size();
            } while (found == BATCH && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException e) {
            LOG.error("Due work '{}' could not be run; tried again in a second", source.kind(), e);
        }
    }

    /** The workers end after the watches, which wait for them. */
    @Override
    public synchronized void stop() {
        var threads = running;
        running = null;
        if (threads == null) return;
        threads.watches.shutdown();
        try {
            if (!threads.watches.awaitTermination(20, TimeUnit.SECONDS)) LOG.warn("Due work still runs at shutdown");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.workers.shutdown();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
