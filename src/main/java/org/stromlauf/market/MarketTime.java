package org.stromlauf.market;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.MarketClock;

/** The time of a market that was kept after its scenario: it runs on by itself, and can be moved forward. */
@Component
@Profile("box")
public class MarketTime {

    /** A year: more at once is a typing mistake. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final MarketBox box;
    private final MarketClock clock;
    private final Beginning beginning;

    MarketTime(MarketBox box, MarketClock clock, Beginning beginning) {
        this.box = box;
        this.clock = clock;
        this.beginning = beginning;
    }

    /** What takes a scenario back to its beginning. */
    @Component
    @Profile("box")
    record Beginning(MarketRun run, CleanSlate slate, MarketPlay play) {}

    /** What was done while time was moved. */
    public record Advance(Instant now, long steps) {}

    public Instant now() {
        return clock.instant();
    }

    /** Lets time run at the speed of the system's from where the scenario left it. */
    public synchronized void runOn() {
        clock.runOn();
    }

    /** Does what has become due by itself since the last call. */
    public synchronized long catchUp() {
        return box.runUntil(clock.instant(), step -> {});
    }

    /**
     * Moves time forward and does everything that becomes due on the way.
     *
     * @throws IllegalArgumentException for a step back, or of more than a year
     */
    public synchronized Advance advance(Duration by) {
        if (by.isNegative() || by.isZero() || by.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Time moves forward, by at most 366 days at once; asked for " + by);
        }
        long steps = box.runUntil(clock.instant().plus(by), step -> {});
        return new Advance(clock.instant(), steps);
    }

    /**
     * Forgets all that the participants have stored and begins the scenario anew; users and models stay. Time runs on from there.
     *
     * @throws IllegalStateException when no scenario was begun in this box
     */
    public synchronized Instant reset() {
        var begun = beginning.run.find().orElseThrow(() -> new IllegalStateException("No scenario was begun here"));
        var scenario = Scenario.named(begun.scenario());
        beginning.slate.wipe();
        beginning.play.begin(scenario, begun.customers());
        clock.runOn();
        return scenario.start();
    }
}
