package org.stromlauf.locations;

/** Whether a market location is a customer installation with dormant market locations behind it (§20 (1d) EnWG, §10c EEG). */
public enum CustomerInstallation {
    NONE,
    /** Measured by one summation meter. */
    SUMMATION_METER,
    /** Its energy is computed (virtueller Summenzähler). */
    VIRTUAL_SUMMATION
}
