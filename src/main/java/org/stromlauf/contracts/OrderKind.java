package org.stromlauf.contracts;

/** Why a customer orders supply. */
public enum OrderKind {
    /** Lieferantenwechsel; the new supplier cancels the old contract. */
    SWITCH_WITH_TERMINATION,
    /** Lieferantenwechsel; the customer cancelled the old contract himself. */
    SWITCH,
    /** Einzug. */
    MOVE_IN
}
