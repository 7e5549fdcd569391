package org.stromlauf.supply.gridoperator;

/** What E_0607 asks about a deregistration of a consuming market location, named as in the decision table. */
public record DeregistrationFacts(
        boolean dormantRequested,
        boolean isDormant,
        boolean leadTimeKept,
        boolean cancelsFuture,
        boolean sameDateAsConfirmed,
        boolean endsFallback,
        boolean fallbackWithinThreeMonths,
        boolean alreadyConfirmed,
        boolean stillAssigned,
        boolean movedOut,
        boolean confirmedForOtherReason,
        boolean otherProblem) {}
