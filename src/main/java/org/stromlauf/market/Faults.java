package org.stromlauf.market;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.HashedIds;

/**
 * Faults drawn from a seed: a function of seed, unit of work and attempt. The attempts are counted here, outside of every
 * transaction, and outlive a process that is killed: they belong to the world around it. Each seed has its own weather: which
 * kinds of faults it knows and how often they come.
 */
final class Faults {

    /** What can go wrong. */
    enum Kind {
        /** The database fails before a commit: nothing was stored. */
        COMMIT_FAILED(0.02),
        /** The database fails after a commit: all was stored, and nobody was told. */
        COMMIT_UNANSWERED(0.01),
        /** The process ends before a commit. */
        KILLED_BEFORE_COMMIT(0.004),
        /** The process ends after a commit. */
        KILLED_AFTER_COMMIT(0.004),
        /** The partner's system does not take a message now: it comes late, and others before it. */
        PARTNER_LATE(0.03),
        /** The partner's system is down for the first attempts of a message. */
        PARTNER_SILENT(0.01),
        /** The partner has taken a message and its receipt is lost: it is sent again. */
        RECEIPT_LOST(0.03),
        /** The same transfer comes twice. */
        TRANSFER_TWICE(0.03),
        /** The partner sends the same interchange in a second transfer. */
        SENT_TWICE(0.02);

        private final double rate;

        Kind(double rate) {
            this.rate = rate;
        }
    }

    /** The process has ended: nothing goes on until it is started again. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("The process was killed by a drawn fault", null, false, false);
        }
    }

    /** After so many attempts of a unit nothing more goes wrong with it: what is tried again must heal. */
    private static final int FAULTY_ATTEMPTS = 3;

    private static final int SILENT_ATTEMPTS = 5;
    private static final int COMMITS_OF_A_STEP = 3;

    /** What a thread is doing, and the fault that waits for one of its commits. */
    private static final class Step {

        private final @Nullable Kind fault;
        private int commitsLeft;

        private Step(@Nullable Kind fault, int commitsLeft) {
            this.fault = fault;
            this.commitsLeft = commitsLeft;
        }
    }

    private static final ThreadLocal<@Nullable Step> STEP = new ThreadLocal<>();

    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<Kind, Integer> happened = new ConcurrentHashMap<>();
    private volatile boolean active;
    private volatile boolean dead;
    private volatile boolean killing;
    private volatile long seed;

    /** @param kills whether the process may be killed: on threads others would go on working */
    void begin(long ofSeed, boolean kills) {
        attempts.clear();
        happened.clear();
        seed = ofSeed;
        dead = false;
        killing = kills;
        active = true;
    }

    void end() {
        active = false;
    }

    boolean isDead() {
        return dead;
    }

    /** The process is started again. */
    void revive() {
        dead = false;
    }

    /** How often what happened, by kind. */
    Map<Kind, Integer> happened() {
        return new TreeMap<>(happened);
    }

    /** Nothing is done by a process that was killed. */
    void live() {
        if (dead) throw new Killed();
    }

    /** Does a step, with the fault that is drawn for it. */
    <T extends @Nullable Object> T step(String unit, Supplier<T> work) {
        if (!active) return work.get();
        var key = "step " + unit + " " + attempt(unit);
        STEP.set(new Step(
                commitFault(key, attempts.getOrDefault(unit, 0)),
                1 + (int) (share(key + " commit") * COMMITS_OF_A_STEP)));
        try {
            return work.get();
        } finally {
            STEP.remove();
        }
    }

    private int attempt(String unit) {
        return attempts.merge(unit, 1, Integer::sum);
    }

    private @Nullable Kind commitFault(String key, int attempt) {
        if (attempt > FAULTY_ATTEMPTS) return null;
        double left = share(key);
        for (var kind : Kind.values()) {
            if (kind.compareTo(killing ? Kind.KILLED_AFTER_COMMIT : Kind.COMMIT_UNANSWERED) > 0) break;
            left -= rate(kind);
            if (left < 0) return kind;
        }
        return null;
    }

    /** A commit is about to be made: the fault that befalls it, if any. */
    @Nullable
    Kind onCommit() {
        if (!active) return null;
        var now = STEP.get();
        if (now == null) return null;
        if (now.fault == null || --now.commitsLeft != 0) return null;
        return note(now.fault);
    }

    /** The process ends here. */
    Killed kill() {
        dead = true;
        return new Killed();
    }

    /** A delivery is about to be made: the fault that befalls it, if any. */
    @Nullable
    Kind onDelivery(String delivery) {
        if (!active) return null;
        int attempt = attempt("delivery " + delivery);
        if (attempt <= SILENT_ATTEMPTS && share("silent " + delivery) < rate(Kind.PARTNER_SILENT)) {
            return note(Kind.PARTNER_SILENT);
        }
        if (attempt > FAULTY_ATTEMPTS) return null;
        double left = share("delivery " + delivery + " " + attempt);
        for (var kind : new Kind[] {Kind.PARTNER_LATE, Kind.RECEIPT_LOST, Kind.TRANSFER_TWICE, Kind.SENT_TWICE}) {
            left -= rate(kind);
            if (left < 0) return note(kind);
        }
        return null;
    }

    /** A third of the seeds does not know a kind, a third knows it as it is, to a third it comes three times as often. */
    private double rate(Kind kind) {
        return kind.rate * (int) (share("weather " + kind) * 3) * 1.5;
    }

    private @Nullable Kind note(@Nullable Kind kind) {
        if (kind != null) happened.merge(kind, 1, Integer::sum);
        return kind;
    }

    /** From 0 to 1. */
    private double share(String key) {
        return (HashedIds.of(seed, "fault " + key).getMostSignificantBits() >>> 16 >>> 16) / (double) (1L << 32);
    }
}
