package org.stromlauf.dunning;

import java.time.LocalDate;

/** What dunning does next. */
public sealed interface NextStep {

    /** Nothing is owed any more: dunning ends, and what was cut is reconnected. */
    record Settled() implements NextStep {}

    /** Now. */
    record Take(DunningLevel level) implements NextStep {}

    /** Now, with the first day on which the grid operator may cut. */
    record Order(LocalDate earliestDisconnection) implements NextStep {}

    /** On that day, if still owed then. */
    record Wait(DunningLevel level, LocalDate until) implements NextStep {}

    /** Now a clerk decides how a claim is pursued that a reminder did not settle. */
    record Pursue() implements NextStep {}

    /** On that day, if still owed then. */
    record WaitToPursue(LocalDate until) implements NextStep {}

    /** Nothing until something changes. */
    record Rest(Reason reason) implements NextStep {}

    /** Why dunning rests. */
    enum Reason {
        /** All that is owed is disputed or deferred, or consists of fees. */
        NOTHING_COUNTS,
        /** Too little is owed to disconnect. */
        BELOW_THRESHOLD,
        /** A clerk holds it: danger to life and limb, children, care; or an agreement to avert it. EnWG §41f, §41g. */
        ON_HOLD,
        /** The grid operator has the order. */
        ORDERED,
        /** A clerk has taken it up: court order for payment, collection agency, agreement. */
        PURSUED
    }
}
