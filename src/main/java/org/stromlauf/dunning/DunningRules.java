package org.stromlauf.dunning;

import java.time.LocalDate;
import org.stromlauf.dunning.NextStep.Order;
import org.stromlauf.dunning.NextStep.Reason;
import org.stromlauf.dunning.NextStep.Rest;
import org.stromlauf.dunning.NextStep.Settled;
import org.stromlauf.dunning.NextStep.Take;
import org.stromlauf.dunning.NextStep.Wait;

/** Decides what dunning does next; asked again on each day, so a payment or a dispute in between counts. EnWG §41f. */
public final class DunningRules {

    private final DunningTerms terms;

    public DunningRules(DunningTerms terms) {
        this.terms = terms;
    }

    /** @param today the day in German time */
    public NextStep next(DunningCase dunning, Arrears arrears, LocalDate today) {
        if (arrears.total().isZero()) return new Settled();
        var oldest = arrears.oldestDue();
        if (oldest.isEmpty()) return new Rest(Reason.NOTHING_COUNTS);
        var reminded = dunning.reminded();
        if (reminded == null) return at(DunningLevel.REMINDER, oldest.get().plusDays(terms.reminderDays()), today);
        if (dunning.ordered() != null) return new Rest(Reason.ORDERED);
        if (dunning.onHold()) return new Rest(Reason.ON_HOLD);
        if (!arrears.allowDisconnection()) return new Rest(Reason.BELOW_THRESHOLD);
        return towardsDisconnection(dunning, reminded, today);
    }

    private NextStep towardsDisconnection(DunningCase dunning, LocalDate reminded, LocalDate today) {
        var threatened = dunning.threatened();
        if (threatened == null) {
            return at(
                    DunningLevel.THREAT, reminded.plusDays(terms.paymentDays()).plusDays(1), today);
        }
        var announced = dunning.announced();
        if (announced == null) {
            var cut = DunningPeriods.earliestAfterThreat(threatened);
            return at(DunningLevel.ANNOUNCEMENT, DunningPeriods.latestAnnouncement(cut), today);
        }
        var cut = DunningPeriods.disconnection(threatened, announced);
        var orderOn = DunningPeriods.orderOn(cut);
        return today.isBefore(orderOn)
                ? new Wait(DunningLevel.ORDER, orderOn)
                : new Order(DunningPeriods.earliestOrdered(today, cut));
    }

    private static NextStep at(DunningLevel level, LocalDate day, LocalDate today) {
        return today.isBefore(day) ? new Wait(level, day) : new Take(level);
    }
}
