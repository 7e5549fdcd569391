package org.stromlauf.receivables;

import org.stromlauf.shared.Money;

/** One debit of a file: an item, by whose mandate, as first or recurrent. */
record DirectDebit(String item, String debtor, Money amount, String text, Mandate mandate, Sequence sequence) {

    /** ISO 20022 SequenceType. */
    enum Sequence {
        FRST,
        RCUR
    }
}
