package org.stromlauf.transport;

import java.time.Clock;
import java.util.List;
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
import org.stromlauf.workflow.DueWork;

/**
 * In production: looks every second what is due in each source but the engine's, which has its job executor, and runs it, one
 * thread a source. A market box has its own loop instead.
 */
@Component
@Profile("!box")
class DueWorkPolling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorkPolling.class);
    private static final int BATCH = 100;

    private final List<DueWork> sources;
    private final DueItems items;
    private final Clock clock;
    private @Nullable ScheduledExecutorService threads;

    DueWorkPolling(List<DueWork> sources, DueItems items, Clock clock) {
        this.sources = sources.stream().filter(s -> !s.kind().equals("job")).toList();
        this.items = items;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newScheduledThreadPool(Math.max(1, sources.size()));
        for (var source : sources) {
            var unused = started.scheduleWithFixedDelay(() -> runDue(source), 1, 1, TimeUnit.SECONDS);
        }
        threads = started;
    }

    /**
     * Does all that is due, not one batch a second. The edge of a thread: what is thrown beyond it would end the polling of this
     * source in silence.
     */
    void runDue(DueWork source) {
        try {
            int found;
            do {
                var batch = items.due(List.of(source), clock.instant(), BATCH);
                batch.forEach(DueItems.Found::run);
                found = batch.size();
            } while (found == BATCH && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException e) {
            LOG.error("Due work '{}' could not be run; tried again in a second", source.kind(), e);
        }
    }

    @Override
    public synchronized void stop() {
        var running = threads;
        threads = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (!running.awaitTermination(20, TimeUnit.SECONDS)) LOG.warn("Due work still runs at shutdown");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
