package org.stromlauf.contracts;

/** Where a contract stands. */
public enum ContractState {
    /** Ordered; the grid operator has not assigned the location yet. */
    PENDING,
    /** The grid operator has confirmed the start, which lies ahead. */
    CONFIRMED,
    ACTIVE,
    ENDED,
    /** The order came to nothing. */
    REJECTED
}
