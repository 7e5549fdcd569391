package org.stromlauf.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;

/**
 * What came of a scenario. The same scenario, customers and seed give the same report to the byte.
 *
 * @param messages PID (or message type) → how many were sent
 * @param unacknowledged messages whose acknowledgement is due and did not come
 * @param business values and euros
 * @param tasks process and task → how many are open
 * @param incidents work that failed and waits for an operator
 */
public record MarketReport(
        String scenario,
        long seed,
        int customers,
        Instant from,
        Instant to,
        SortedMap<String, Long> messages,
        long unacknowledged,
        List<CustomerResult> results,
        BusinessReport business,
        SortedMap<String, Long> tasks,
        long incidents) {

    /**
     * @param contract state of the new supplier's contract
     * @param supplier short name or MP-ID of who is assigned at the end of the scenario
     * @param since first day of that assignment
     * @param bills documents that the new supplier made for him
     * @param billed their sum, VAT included
     * @param asExpected whether the case ended as the market's rules say
     */
    public record CustomerResult(
            int customer,
            CustomerCase what,
            String location,
            @Nullable String contract,
            @Nullable String supplier,
            @Nullable LocalDate since,
            int bills,
            Money billed,
            boolean asExpected) {}

    /** Whether every case ended as it should and nothing failed or stayed unanswered. */
    public boolean isComplete() {
        return incidents == 0
                && unacknowledged == 0
                && business.isSound()
                && results.stream().allMatch(CustomerResult::asExpected);
    }
}
