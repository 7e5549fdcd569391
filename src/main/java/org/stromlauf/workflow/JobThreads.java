package org.stromlauf.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's own job executor in a market box: production's threads on a box's clock. */
public interface JobThreads {

    /** What surrounds each unit of the threads' work: a job, a look for jobs. */
    @FunctionalInterface
    interface Surroundings {

        <T extends @Nullable Object> T around(String unit, Supplier<T> work);

        /** For {@code Surroundings::nothing}. */
        static <T extends @Nullable Object> T nothing(String unit, Supplier<T> work) {
            return work.get();
        }
    }

    void start(int threads, Surroundings surroundings);

    /** Looks at once for what is due; called when the clock was moved or work was added. */
    void wake();

    /**
     * How often jobs were taken and given up; empty while any are in hand. Between two equal answers the threads have done
     * nothing.
     */
    Optional<Long> resting();

    /** The first instant at which a job may be taken: when it is due, and no lock of a thread that forgot it stands any more. */
    Optional<Instant> next();

    /** Returns when no job is running any more. */
    void stop();
}
