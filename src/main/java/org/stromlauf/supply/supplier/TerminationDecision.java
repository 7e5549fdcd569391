package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.NoticePeriod;

/** What a supplier answers to another's termination of a contract, with the code of EBD E_0614. */
public sealed interface TerminationDecision {

    /**
     * 55017.
     *
     * @param end the first day that the contract no longer covers
     */
    record Accepted(String code, LocalDate end) implements TerminationDecision {}

    /**
     * 55018.
     *
     * @param confirmedEnd end of the contract that was agreed before (A04, A05: DTM+Z05)
     * @param possibleEnd to which the contract could be cancelled today (A05, A06: DTM+157, Z10)
     * @param notice the contract's notice period (A05, A06: DTM+Z01)
     */
    record Rejected(
            String code,
            @Nullable LocalDate confirmedEnd,
            @Nullable LocalDate possibleEnd,
            @Nullable NoticePeriod notice)
            implements TerminationDecision {}

    /** E_0614 step 100: the answer waits for the power of attorney that was asked for. */
    record PowerOfAttorneyMissing() implements TerminationDecision {}
}
