package org.stromlauf.supply.supplier;

import java.time.LocalDate;

/** What a supplier answers to the grid operator's request to end an assignment, with the code of EBD E_0624. */
public sealed interface DeregistrationDecision {

    String code();

    /**
     * 55011.
     *
     * @param end the first day that this supplier no longer supplies
     */
    record Accepted(String code, LocalDate end) implements DeregistrationDecision {}

    /** 55012. */
    record Rejected(String code) implements DeregistrationDecision {}
}
