package org.stromlauf.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * The time of the market that runs here, for our code and for the engine alike. In production it is the system's and cannot be
 * moved. In a market box it stands still until it is advanced; after the scenario it may run on.
 *
 * <p>The engine's clock is static, hence one box a JVM.
 */
public final class MarketClock extends Clock {

    private final InstantSource system;
    private final boolean movable;
    private volatile @Nullable Instant standing;
    private volatile Duration ahead = Duration.ZERO;

    private MarketClock(InstantSource system, boolean movable) {
        this.system = system;
        this.movable = movable;
    }

    /** Production: the system's clock. */
    public static MarketClock ofSystem() {
        ClockUtil.reset();
        return new MarketClock(InstantSource.system(), false);
    }

    /** A market box whose time stands at an instant. */
    public static MarketClock standingAt(Instant start) {
        var clock = new MarketClock(InstantSource.system(), true);
        clock.stand(start);
        return clock;
    }

    @Override
    public Instant instant() {
        var at = standing;
        return at != null ? at : system.instant().plus(ahead);
    }

    public boolean isMovable() {
        return movable;
    }

    /**
     * Moves a box's time forward; the instant it already shows changes nothing.
     *
     * @throws IllegalStateException in production
     * @throws IllegalArgumentException if the instant lies in the market's past
     */
    public void advanceTo(Instant instant) {
        checkMovable();
        if (instant.isBefore(instant())) {
            throw new IllegalArgumentException(
                    "The market's time is " + instant() + " and does not go back to " + instant);
        }
        if (standing == null) follow(Duration.between(system.instant(), instant));
        else stand(instant);
    }

    /** Puts a box's time anywhere, also back: when a scenario begins anew or a kept one is opened again. */
    public void resetTo(Instant instant) {
        checkMovable();
        stand(instant);
    }

    /** Lets a box's time run at the speed of the system's from where it stands. */
    public void runOn() {
        checkMovable();
        var at = standing;
        if (at != null) follow(Duration.between(system.instant(), at));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only MarketCalendar knows zones");
    }

    private void stand(Instant instant) {
        standing = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    private void follow(Duration difference) {
        ahead = difference;
        standing = null;
        ClockUtil.offset(difference.toMillis());
    }

    private void checkMovable() {
        if (!movable) throw new IllegalStateException("The clock of a production installation cannot be moved");
    }
}
