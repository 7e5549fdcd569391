package org.stromlauf.workflow;

/** The engine's own job executor in a market box: production's threads on a box's clock. */
public interface JobThreads {

    void start(int threads);

    /** Looks at once what is due; called when the clock was moved. */
    void wake();

    /** Returns when no job is running any more. */
    void stop();
}
