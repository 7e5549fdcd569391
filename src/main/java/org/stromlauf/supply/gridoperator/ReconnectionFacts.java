package org.stromlauf.supply.gridoperator;

/** What E_0497 asks about an order to restore, named as in the decision table. */
public record ReconnectionFacts(
        boolean cutOnOrder,
        boolean technicallyImpossible,
        boolean disconnected,
        boolean orderExists,
        boolean otherProblem) {}
