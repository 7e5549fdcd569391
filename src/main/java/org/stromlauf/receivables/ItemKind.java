package org.stromlauf.receivables;

/** Why a debtor is asked to pay. */
public enum ItemKind {
    /** Rechnung. */
    INVOICE,
    /** Abschlag. */
    INSTALMENT,
    /** Rücklastschriftgebühr: what the debtor's bank and ours charge for a return. */
    RETURN_FEE,
    /** Mahnkosten. */
    DUNNING_FEE,
    /** Verzugszinsen. BGB §288. */
    INTEREST;

    /** Fees and interest come beside the claim for what was delivered. */
    public boolean isAncillary() {
        return this != INVOICE && this != INSTALMENT;
    }
}
