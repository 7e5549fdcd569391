package org.stromlauf.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far dunning of a contract has gone: on which days the notices reached the customer, and when the order left.
 *
 * @param onHold a clerk found reasons against a disconnection
 */
public record DunningCase(
        @Nullable LocalDate reminded,
        @Nullable LocalDate threatened,
        @Nullable LocalDate announced,
        @Nullable LocalDate ordered,
        boolean onHold) {

    public static final DunningCase NEW = new DunningCase(null, null, null, null, false);

    public DunningCase {
        requireOrder(reminded, threatened, "threat before the reminder");
        requireOrder(threatened, announced, "announcement before the threat");
        requireOrder(announced, ordered, "order before the announcement");
    }

    public DunningCase remindedOn(LocalDate day) {
        return new DunningCase(day, threatened, announced, ordered, onHold);
    }

    public DunningCase threatenedOn(LocalDate day) {
        return new DunningCase(reminded, day, announced, ordered, onHold);
    }

    public DunningCase announcedOn(LocalDate day) {
        return new DunningCase(reminded, threatened, day, ordered, onHold);
    }

    public DunningCase orderedOn(LocalDate day) {
        return new DunningCase(reminded, threatened, announced, day, onHold);
    }

    public DunningCase held(boolean hold) {
        return new DunningCase(reminded, threatened, announced, ordered, hold);
    }

    private static void requireOrder(@Nullable LocalDate before, @Nullable LocalDate after, String what) {
        if (after != null && (before == null || after.isBefore(before))) {
            throw new IllegalArgumentException("A dunning case has no " + what);
        }
    }
}
