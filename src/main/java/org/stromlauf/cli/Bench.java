package org.stromlauf.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** A group of measurements of {@code ./stromlauf bench}. */
interface Bench {

    long WARM_UP_NANOS = 3_000_000_000L;
    long MEASURED_NANOS = 2_000_000_000L;

    List<BenchLine> run() throws IOException, InterruptedException;

    /** Rounds a second of this thread's CPU time, once the compiler has done its work. */
    static double perCpuSecond(Runnable round) {
        for (var begun = cpu(); cpu() - begun < WARM_UP_NANOS; ) round.run();
        var rounds = 0;
        var begun = cpu();
        while (cpu() - begun < MEASURED_NANOS) {
            round.run();
            rounds++;
        }
        return rounds * 1e9 / (cpu() - begun);
    }

    /** Nanoseconds of CPU time that this thread has had. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
