package org.stromlauf.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.HashedIds;
import org.stromlauf.workflow.BoxSettings;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueItems.Found;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;

/**
 * Runs a market as a deterministic simulation: one thread does what is due, one thing after the other, and moves the clock to the
 * next instant when nothing is. Which of several due things comes first is the hash of seed, instant and thing: a function of the
 * database alone, so a run that was killed goes on as if it had not been.
 */
@Component
@Profile("box")
public class MarketBox {

    /** How many due things are looked at for the draw: the first by due time and id, so the choice stays a function of the data. */
    private static final int DRAW = 64;

    private final List<DueWork> sources;
    private final DueItems items;
    private final MarketClock clock;
    private final BoxSettings settings;
    private final MarketRun run;
    private boolean recovered;

    MarketBox(List<DueWork> sources, DueItems items, MarketClock clock, BoxSettings settings, MarketRun run) {
        this.sources =
                sources.stream().sorted(Comparator.comparing(DueWork::kind)).toList();
        this.items = items;
        this.clock = clock;
        this.settings = settings;
        this.run = run;
    }

    /** Something that was done. */
    public record Step(String kind, String id, Instant at) {}

    /**
     * Does everything that becomes due until an instant, and leaves the clock there.
     *
     * @param observer told of each step after it was done
     * @return how many steps were done
     */
    public long runUntil(Instant end, Consumer<Step> observer) {
        recover();
        long steps = 0;
        while (true) {
            var now = clock.instant();
            var candidate = draw(now);
            if (candidate.isPresent()) {
                var chosen = candidate.get();
                chosen.run();
                observer.accept(new Step(chosen.source().kind(), chosen.item().id(), now));
                steps++;
                continue;
            }
            // What is due now and was not offered cannot be done now: time must go on, or nothing ever would.
            var next = items.next(sources).map(at -> at.isAfter(now) ? at : now.plusSeconds(1));
            if (next.isEmpty() || next.get().isAfter(end)) {
                if (now.isBefore(end)) moveTo(end);
                return steps;
            }
            moveTo(next.get());
        }
    }

    /** What was killed in the middle of a step does that step first drawn anew. */
    private void recover() {
        if (recovered) return;
        sources.forEach(DueWork::recover);
        recovered = true;
    }

    /** The time is stored before anything is done at it, so a run that is killed resumes no earlier than what was done. */
    private void moveTo(Instant instant) {
        run.moveTo(instant);
        clock.advanceTo(instant);
    }

    private Optional<Found> draw(Instant now) {
        return items.due(sources, now, DRAW).stream().min(Comparator.comparing(found -> order(now, found)));
    }

    private UUID order(Instant now, Found found) {
        var key =
                "draw " + now + " " + found.source().kind() + " " + found.item().id();
        return HashedIds.of(settings.seed(), key);
    }
}
