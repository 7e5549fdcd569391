package org.stromlauf.receivables;

/**
 * What a file of statements did. Lines of statements that were taken before count nowhere.
 *
 * @param paid lines that settled a debtor's items
 * @param returned direct debits that came back
 * @param unmatched lines that wait for a clerk
 */
public record StatementResult(int paid, int returned, int unmatched) {

    static final StatementResult NOTHING = new StatementResult(0, 0, 0);

    StatementResult plus(StatementResult other) {
        return new StatementResult(paid + other.paid, returned + other.returned, unmatched + other.unmatched);
    }
}
