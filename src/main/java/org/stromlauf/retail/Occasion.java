package org.stromlauf.retail;

/** Why a bill is made. */
public enum Occasion {
    /** Jahresabrechnung, or whatever interval longer than a month was agreed. EnWG §40b(1). */
    YEARLY("Abrechnung"),
    /** Monatsabrechnung. */
    MONTHLY("Monatsabrechnung"),
    /** Vierteljahresabrechnung. */
    QUARTERLY("Vierteljahresabrechnung"),
    /** Halbjahresabrechnung. */
    HALF_YEARLY("Halbjahresabrechnung"),
    /** Schlussrechnung: supply has ended. EnWG §40c(2): within six weeks. */
    FINAL("Schlussrechnung"),
    /** Korrektur: a meter value was corrected after the bill. */
    CORRECTION("Korrigierte Rechnung");

    private final String german;

    Occasion(String german) {
        this.german = german;
    }

    public String german() {
        return german;
    }
}
