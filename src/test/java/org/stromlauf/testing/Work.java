package org.stromlauf.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.workflow.DueItems;
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
    private final DueItems items;
    private final MarketClock clock;

    Work(List<DueWork> sources, DueItems items, MarketClock clock) {
        this.sources = sources;
        this.items = items;
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

    /**
     * Lets the next time that a clock shows pass when it comes within a span, so that what the tenants do at it daily comes not
     * between a test's steps.
     */
    public void passBy(LocalTime time, Duration span) {
        var today = MarketCalendar.day(clock.instant());
        var next = MarketCalendar.at(today, time);
        if (next.isBefore(clock.instant())) next = MarketCalendar.at(today.plusDays(1), time);
        if (!next.isAfter(clock.instant().plus(span))) {
            var unused = runUntil(next.plus(Duration.ofMinutes(1)));
        }
    }

    public int runFor(Duration duration) {
        return runUntil(clock.instant().plus(duration));
    }

    private Instant next() {
        return items.next(sources).orElse(Instant.MAX);
    }

    private boolean runOne() {
        var due = items.due(sources, clock.instant(), 1);
        if (due.isEmpty()) return false;
        due.get(0).run();
        return true;
    }
}
