package org.stromlauf.market;

/** What happens to a customer of a scenario: the cases that the market's rules for a switch tell apart (GPKE part 2). */
public enum CustomerCase {
    /** The new supplier cancels the old contract for the customer (55016), then registers. */
    TERMINATED_BY_NEW_SUPPLIER("Wechsel, neuer Lieferant kündigt"),
    /** The customer cancelled himself before he ordered. */
    CANCELLED_BY_CUSTOMER("Wechsel, Kunde hat gekündigt"),
    /** A new occupant: the previous supplier's customer moved out. */
    MOVE_IN("Einzug"),
    /** The previous supplier does not answer the grid operator's request: silence is consent. */
    PREVIOUS_SUPPLIER_SILENT("Wechsel, alter Lieferant schweigt"),
    /** The old contract binds: the registration is rejected. */
    BOUND_CONTRACT("Wechsel trotz Vertragsbindung"),
    /** The grid operator has a previous supplier who knows no contract: his objection does not count. */
    UNKNOWN_TO_PREVIOUS_SUPPLIER("Wechsel, alter Lieferant kennt keinen Vertrag"),
    /** The location does not take part in market communication any more: rejected at once. */
    CLOSED_LOCATION("Anmeldung einer stillgelegten Marktlokation");

    private final String label;

    CustomerCase(String label) {
        this.label = label;
    }

    /** In German, as reports print it. */
    public String label() {
        return label;
    }

    /** Whether supply begins in the end. */
    public boolean endsInSupply() {
        return this != BOUND_CONTRACT && this != CLOSED_LOCATION;
    }
}
