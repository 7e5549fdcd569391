package org.stromlauf.market;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.database.DataCleared;
import org.stromlauf.workflow.BoxSettings;

/**
 * Plays a scenario under a seed's faults, in an emptied box, and checks what must hold in the end.
 *
 * <p>A kill is played inside this one process: from the drawn commit on nothing gets a connection or a transaction any more, the
 * stack unwinds, all connections are closed, what modules keep in memory is dropped, and the scenario is taken up from the
 * database as after a start. What a start itself does (deployment, migration) is left to the test that kills a real process.
 */
@Component
@Profile("box")
@ConditionalOnProperty("stromlauf.box.faults")
public class MarketSeeds {

    private static final Logger LOG = LoggerFactory.getLogger(MarketSeeds.class);

    /** The beans that a run needs. */
    @Component
    @Profile("box")
    @ConditionalOnProperty("stromlauf.box.faults")
    record Stage(
            CleanSlate slate,
            MarketPlay play,
            ThreadedBox threads,
            MarketReports reports,
            MarketInvariants invariants) {}

    /**
     * What came of a seed.
     *
     * @param faults kind → how often it happened
     * @param broken what does not hold; empty when all does
     * @param digest of report and messages: the same for each run of a seed, but for runs on threads
     */
    public record Outcome(
            long seed, long steps, SortedMap<String, Integer> faults, List<String> broken, String digest) {

        public boolean isSound() {
            return broken.isEmpty();
        }
    }

    private final Stage stage;
    private final Faults faults;
    private final BoxSettings settings;
    private final ApplicationEventPublisher events;

    MarketSeeds(Stage stage, Faults faults, BoxSettings settings, ApplicationEventPublisher events) {
        this.stage = stage;
        this.faults = faults;
        this.settings = settings;
        this.events = events;
    }

    /** @param threads of the job executor; none: the box's own single thread, which replays */
    public Outcome play(Scenario scenario, int customers, long seed, int threads) {
        stage.slate.wipe();
        settings.reseed(seed);
        faults.begin(seed, threads == 0);
        var broken = new ArrayList<String>();
        long steps = 0;
        try {
            steps = threads > 0 ? onThreads(scenario, customers, threads) : replayable(scenario, customers);
        } catch (RuntimeException e) {
            // The edge of a run: the seeds after it are played all the same.
            LOG.error("Seed {} ended early", seed, e);
            broken.add("the scenario is played to its end: " + e);
        } finally {
            faults.end();
        }
        var report = stage.reports.of(scenario, customers);
        broken.addAll(stage.invariants.broken(scenario, report));
        SortedMap<String, Integer> happened = new TreeMap<>();
        faults.happened().forEach((kind, count) -> happened.put(kind.name(), count));
        return new Outcome(seed, steps, happened, List.copyOf(broken), digest(scenario, report));
    }

    private long onThreads(Scenario scenario, int customers, int threads) {
        stage.play.begin(scenario, customers);
        stage.threads.runUntil(scenario.end(), threads, faults::step);
        return 0;
    }

    private long replayable(Scenario scenario, int customers) {
        var steps = new long[1];
        while (true) {
            try {
                var unused = stage.play.play(scenario, customers, step -> steps[0]++);
                return steps[0];
            } catch (RuntimeException | Error e) {
                if (!faults.isDead()) throw e;
                startAgain();
            }
        }
    }

    /** What the killed program knew is gone. Its connections stay: they were rolled back, and no session holds anything of ours. */
    private void startAgain() {
        faults.revive();
        events.publishEvent(new DataCleared());
    }

    private String digest(Scenario scenario, MarketReport report) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(report.toString().getBytes(StandardCharsets.UTF_8));
            for (var sent : stage.reports.sent(scenario)) {
                digest.update(sent.row().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(stage.reports.content(sent));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
