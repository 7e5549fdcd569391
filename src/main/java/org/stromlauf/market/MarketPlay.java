package org.stromlauf.market;

import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.market.MarketBox.Step;
import org.stromlauf.market.MarketRun.State;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.workflow.BoxSettings;
import org.stromlauf.workflow.MarketClock;

/** Plays a scenario from its beginning, or from where a killed run of the same scenario stopped, to its end. */
@Component
@Profile("box")
public class MarketPlay {

    private final MarketBox box;
    private final ScenarioSetUp setUp;
    private final MarketRun run;
    private final MarketClock clock;
    private final BoxSettings settings;

    MarketPlay(MarketBox box, ScenarioSetUp setUp, MarketRun run, MarketClock clock, BoxSettings settings) {
        this.box = box;
        this.setUp = setUp;
        this.run = run;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @return how many steps were done
     * @throws IllegalStateException when another scenario plays in this database
     */
    public long play(Scenario scenario, int customers, Consumer<Step> observer) {
        begin(scenario, customers);
        return box.runUntil(scenario.end(), observer);
    }

    /** Sets the scenario up, or takes up one that was begun, and the clock where it stands. */
    void begin(Scenario scenario, int customers) {
        var begun = run.find();
        if (begun.isEmpty()) {
            clock.resetTo(scenario.start());
            UnitOfWork.run("set-up", () -> setUp.begin(scenario, customers, settings.seed()));
        } else {
            requireSame(begun.get(), scenario, customers);
            clock.resetTo(begun.get().now());
        }
    }

    /** Another market plays in the database already. */
    public static final class OtherPlayException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        OtherPlayException(String message) {
            super(message);
        }
    }

    private void requireSame(State begun, Scenario scenario, int customers) {
        if (!Objects.equals(begun.scenario(), scenario.name())
                || begun.customers() != customers
                || begun.seed() != settings.seed()) {
            throw new OtherPlayException("In this data folder plays scenario " + begun.scenario() + " with "
                    + begun.customers() + " customers and seed " + begun.seed() + ", not " + scenario.name() + " with "
                    + customers + " and seed " + settings.seed() + ": use another folder with --data");
        }
    }
}
