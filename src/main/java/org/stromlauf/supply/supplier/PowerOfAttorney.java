package org.stromlauf.supply.supplier;

/** What is known of the power of attorney for a termination (Vollmacht, E_0614 steps 100 and 110). */
public enum PowerOfAttorney {
    MISSING,
    EFFECTIVE,
    INEFFECTIVE
}
