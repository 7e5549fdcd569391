package org.stromlauf.cli;

import java.io.IOException;
import java.util.List;
import org.stromlauf.market.MarketBench;
import org.stromlauf.market.Scenario;

/**
 * The budget of the engine's jobs: how many a customer takes in the demo's market year. Fewer customers than the budget's twenty
 * make a run of a minute; what the participants do daily, whoever their customers are, weighs the more.
 */
final class JobsBench implements Bench {

    private static final int CUSTOMERS = 9;
    private static final double JOBS_OF_A_CUSTOMER = 25_000 / 20.0;

    @Override
    public List<BenchLine> run() throws IOException {
        try (var box = new EmptyBox()) {
            long jobs = box.bean(MarketBench.class).jobs(Scenario.named("market-year"), CUSTOMERS);
            return List.of(BenchLine.atMost(
                    "jobs",
                    "engine jobs a customer and year, " + CUSTOMERS + " customers",
                    (double) jobs / CUSTOMERS,
                    JOBS_OF_A_CUSTOMER));
        }
    }
}
