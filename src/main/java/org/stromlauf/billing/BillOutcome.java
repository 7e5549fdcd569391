package org.stromlauf.billing;

import java.util.List;

/** What became of a bill order. */
public sealed interface BillOutcome {

    record Billed(Bill bill) implements BillOutcome {}

    /**
     * Nothing is billed on defaults.
     *
     * @param missing every reading, price, levy or exchange price that is missing, in German
     */
    record NotRatable(List<String> missing) implements BillOutcome {

        public NotRatable {
            missing = List.copyOf(missing);
            if (missing.isEmpty()) throw new IllegalArgumentException("Who refuses to bill says what is missing");
        }
    }
}
