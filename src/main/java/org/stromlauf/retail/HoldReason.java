package org.stromlauf.retail;

/** Why a contract of a bill run is not billed. */
public enum HoldReason {
    NOT_RATABLE("Preise oder Messwerte fehlen"),
    PRODUCT_UNKNOWN("Das Produkt gibt es nicht"),
    SELLER_UNKNOWN("Angaben zum Absender fehlen"),
    REGISTERS_DIFFER("Die Zählwerke ergeben nicht die Gesamtmenge"),
    CONSPICUOUS("Die Rechnung ist auffällig"),
    SECOND_PERSON("Eine zweite Person gibt die Rechnung frei");

    private final String german;

    HoldReason(String german) {
        this.german = german;
    }

    public String german() {
        return german;
    }
}
