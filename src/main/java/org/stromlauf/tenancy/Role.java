package org.stromlauf.tenancy;

/** The role in which a company takes part in the market; one market partner id has exactly one (Marktrolle). */
public enum Role {
    /** Lieferant (LF): sells energy. New, previous and future supplier are states of this role in one process. */
    SUPPLIER("LF"),
    /** Netzbetreiber (NB): decides every assignment, holds the master data of the locations. */
    GRID_OPERATOR("NB"),
    /** Messstellenbetreiber (MSB): measures. */
    METERING_OPERATOR("MSB");

    private final String abbreviation;

    Role(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** The market's abbreviation: LF, NB, MSB. */
    public String abbreviation() {
        return abbreviation;
    }
}
