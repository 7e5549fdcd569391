package org.stromlauf.dunning;

import java.time.LocalDate;
import org.stromlauf.dunning.Claim.Standing;
import org.stromlauf.dunning.NextStep.Reason;

/**
 * Decides what dunning of a framework contract does next: each bill is reminded of once, then a clerk pursues what is owed. Nothing is
 * disconnected: EnWG §41f is made for households.
 *
 * @param deliveryDays that a letter is on its way: what fell due in them did not stand in it
 */
record FrameworkRules(DunningTerms terms, int deliveryDays) {

    NextStep next(CaseFile file, Situation situation, LocalDate today) {
        var claims = situation.claims().stream().filter(c -> !c.open().isZero()).toList();
        if (claims.isEmpty()) return new NextStep.Settled();
        var counted = claims.stream()
                .filter(c -> c.standing() == Standing.DUE)
                .map(Claim::dueOn)
                .toList();
        if (counted.isEmpty()) return new NextStep.Rest(Reason.NOTHING_COUNTS);
        if (situation.onHold()) return new NextStep.Rest(Reason.ON_HOLD);
        var reminded = file.dunning(false).reminded();
        var reminder = counted.stream()
                .filter(due -> reminded == null || !due.isBefore(reminded.minusDays(deliveryDays)))
                .map(due -> due.plusDays(terms.reminderDays()))
                .min(LocalDate::compareTo)
                .orElse(null);
        if (reminder != null && !reminder.isAfter(today)) return new NextStep.Take(DunningLevel.REMINDER);
        if (reminded == null || file.isPursued()) {
            return reminder == null
                    ? new NextStep.Rest(Reason.PURSUED)
                    : new NextStep.Wait(DunningLevel.REMINDER, reminder);
        }
        var pursuit = reminded.plusDays(terms.paymentDays()).plusDays(1);
        if (!pursuit.isAfter(today)) return new NextStep.Pursue();
        return reminder != null && reminder.isBefore(pursuit)
                ? new NextStep.Wait(DunningLevel.REMINDER, reminder)
                : new NextStep.WaitToPursue(pursuit);
    }
}
