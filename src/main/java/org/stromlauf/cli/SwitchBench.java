package org.stromlauf.cli;

import java.io.IOException;
import java.util.List;
import org.stromlauf.market.MarketBench;

/** The budgets of a supplier switch among four tenants (ADR 12): its rate, its durable steps, the engine's share of its time. */
final class SwitchBench implements Bench {

    private static final int THREADS = 8;
    private static final int CUSTOMERS = 60;
    private static final double SWITCHES_A_SECOND = 2;
    private static final double COMMITS_A_SWITCH = 450;
    private static final double TIMES_THE_BARE_ENGINE = 20;

    @Override
    public List<BenchLine> run() throws IOException {
        try (var box = new EmptyBox("--stromlauf.box.threads=" + THREADS)) {
            var figures = box.bean(MarketBench.class).switches(CUSTOMERS, THREADS);
            double seconds = figures.time().toNanos() / 1e9;
            double bare = figures.bare().toNanos() / 1e9;
            return List.of(
                    BenchLine.atLeast(
                            "switches",
                            "switches/s, four tenants, " + figures.switches() + " switches on " + THREADS + " threads",
                            figures.switches() / seconds,
                            SWITCHES_A_SECOND),
                    BenchLine.atMost(
                            "switches-commits",
                            "commits of the database a switch, four tenants",
                            (double) figures.commits() / figures.switches(),
                            COMMITS_A_SWITCH),
                    BenchLine.against(
                            "switches-engine",
                            "s for the switches : s for their " + figures.jobs() + " jobs without work",
                            seconds,
                            bare,
                            TIMES_THE_BARE_ENGINE));
        }
    }
}
