package org.stromlauf.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;

/**
 * Does in a test what a market box does: runs all that is due, and moves the clock to what is due next. Inject it in a
 * {@link StromlaufTest}: {@code @Autowired Work work}.
 */
@Component
public class Work {

    private static final int LIMIT = 10_000;

    private final List<DueWork> sources;
    private final MarketClock clock;

    Work(List<DueWork> sources, MarketClock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** Runs everything due at the clock's instant, and what becomes due by that, the earliest first; tells how many. */
    public int runDue() {
        var done = 0;
        while (runOne()) {
            if (++done > LIMIT)
                throw new IllegalStateException("Work does not end: " + LIMIT + " items at one instant");
        }
        return done;
    }

    /** Moves the clock from item to item up to an instant, running all that becomes due; the clock ends there. */
    public int runUntil(Instant end) {
        var done = runDue();
        for (var next = next(); next.isBefore(end); next = next()) {
            if (next.isAfter(clock.instant())) clock.advanceTo(next);
            done += runDue();
        }
        if (end.isAfter(clock.instant())) clock.advanceTo(end);
        return done + runDue();
    }

    public int runFor(Duration duration) {
        return runUntil(clock.instant().plus(duration));
    }

    private Instant next() {
        return sources.stream()
                .flatMap(s -> s.next().stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private boolean runOne() {
        record Candidate(DueWork source, DueWork.Item item) {}
        var first = sources.stream()
                .flatMap(s -> s.due(clock.instant(), 1).stream().map(i -> new Candidate(s, i)))
                .min(Comparator.comparing(c -> c.item().due()));
        first.ifPresent(c -> c.source().run(c.item()));
        return first.isPresent();
    }
}
