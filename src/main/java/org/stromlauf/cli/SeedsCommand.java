package org.stromlauf.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.stromlauf.market.MarketSeeds;
import org.stromlauf.market.MarketSeeds.Outcome;
import org.stromlauf.market.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf market seeds N}: plays a scenario under the drawn faults of many seeds. */
@Command(
        name = "seeds",
        description = "Plays N seeds with faults; says what broke with its seed. Exit 1 if anything did.",
        mixinStandardHelpOptions = true)
final class SeedsCommand implements Callable<Integer> {

    private static final String SCENARIO = "switch-seeds";
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "N", description = "How many seeds are played.")
    private int count;

    @Option(names = "--from", paramLabel = "K", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long from = 1;

    @Option(
            names = "--customers",
            paramLabel = "C",
            description = "How many customers take part (default: ${DEFAULT-VALUE}, one of each case).")
    private int customers = 7;

    @Option(names = "--twice", description = "Plays each seed twice and compares report and messages to the byte.")
    private boolean twice;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description =
                    "Runs on the engine's job executor with T threads: nothing repeats, what must hold is checked.")
    private int threads;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (count < 1 || customers < 1 || threads < 0) {
            throw new ParameterException(command, "N and --customers must be at least 1, --threads at least 0");
        }
        if (twice && threads > 0)
            throw new ParameterException(command, "Nothing repeats with --threads: leave --twice");
        try (var box = new EmptyBox("--stromlauf.box.faults=true", "--stromlauf.box.threads=" + threads)) {
            return play(box.bean(MarketSeeds.class), command.getOut()) ? 0 : 1;
        }
    }

    private boolean play(MarketSeeds seeds, PrintWriter out) {
        var scenario = Scenario.named(SCENARIO);
        int broken = 0;
        long started = System.nanoTime();
        for (long seed = from; seed < from + count; seed++) {
            if (!play(seeds, scenario, seed, out)) broken++;
            out.flush();
        }
        long runs = twice ? 2L * count : count;
        out.printf(
                "%d of %d seeds broke; %.1f s a run%n",
                broken, count, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1000.0 / runs);
        out.flush();
        return broken == 0;
    }

    private boolean play(MarketSeeds seeds, Scenario scenario, long seed, PrintWriter out) {
        var outcome = seeds.play(scenario, customers, seed, threads);
        var repeats = !twice
                || seeds.play(scenario, customers, seed, threads).digest().equals(outcome.digest());
        var sound = outcome.isSound() && repeats;
        out.printf("seed %d  %s  %s%n", seed, sound ? "holds " : "BROKEN", told(outcome));
        outcome.broken().stream().limit(SHOWN).forEach(what -> out.printf("    %s%n", what));
        if (outcome.broken().size() > SHOWN) {
            out.printf("    and %d more%n", outcome.broken().size() - SHOWN);
        }
        if (!repeats) out.printf("    a seed repeats to the byte: the second run differs%n");
        return sound;
    }

    private static String told(Outcome outcome) {
        return "%s  %s  %s".formatted(outcome.digest().substring(0, 12), outcome.steps() + " steps", outcome.faults());
    }
}
