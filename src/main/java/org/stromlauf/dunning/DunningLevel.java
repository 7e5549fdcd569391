package org.stromlauf.dunning;

/** How far dunning has gone. */
public enum DunningLevel {
    /** Mahnung. BGB §286. */
    REMINDER,
    /** Androhung der Unterbrechung, four weeks before. EnWG §41f. */
    THREAT,
    /** Ankündigung der Unterbrechung, eight working days before. EnWG §41f. */
    ANNOUNCEMENT,
    /** Sperrauftrag to the grid operator: 17115. */
    ORDER
}
