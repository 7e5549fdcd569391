package org.stromlauf.market;

import java.util.List;
import java.util.SortedMap;
import org.stromlauf.metering.StoredValues;
import org.stromlauf.shared.Money;

/**
 * What came of a scenario in values and euros.
 *
 * @param values by participant
 */
public record BusinessReport(
        SortedMap<String, StoredValues.Count> values, List<SupplierResult> suppliers, GridResult grid) {

    /**
     * A supplier's order to cash.
     *
     * @param invoices bills to customers, cancellations among them
     * @param invoiced their sum, VAT included
     * @param directDebitRuns files for the bank
     * @param directDebits their sum, returned ones included
     * @param bank what the bank account holds in the books
     * @param open what customers have been asked for and have not paid
     * @param overdue of that, what is past due
     * @param ledger sum of all accounts: zero, or the books are broken
     * @param dunningCases all that were opened
     * @param disconnections households that were cut
     * @param reconnections of these, connected again
     */
    public record SupplierResult(
            String participant,
            int invoices,
            Money invoiced,
            int directDebitRuns,
            Money directDebits,
            Money bank,
            Money open,
            Money overdue,
            Money ledger,
            int dunningCases,
            int disconnections,
            int reconnections) {}

    /**
     * Bills between market partners.
     *
     * @param states state → bills for grid use
     * @param invoiced their sum, VAT included
     */
    public record GridResult(SortedMap<String, Long> states, Money invoiced) {}

    /** Whether books balance and whoever was cut is connected again. */
    boolean isSound() {
        return suppliers.stream().allMatch(s -> s.ledger().isZero() && s.disconnections() == s.reconnections());
    }
}
