package org.stromlauf.locations;

/** Voltage level of a connection (Spannungsebene, UTILMD SG10 CCI+++E03, CAV 7111). */
public enum VoltageLevel {
    /** Höchstspannung. */
    EXTRA_HIGH("E03"),
    /** Hochspannung. */
    HIGH("E04"),
    /** Mittelspannung. */
    MEDIUM("E05"),
    /** Niederspannung. */
    LOW("E06");

    private final String code;

    VoltageLevel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
