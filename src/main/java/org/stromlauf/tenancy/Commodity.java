package org.stromlauf.tenancy;

/** What is traded (Sparte): decides acknowledgement rules, lead times and day boundaries. */
public enum Commodity {
    /** Strom. */
    ELECTRICITY,
    /** Gas. */
    GAS
}
