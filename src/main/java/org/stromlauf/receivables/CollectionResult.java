package org.stromlauf.receivables;

import java.util.List;

/** What a collection run did. */
public sealed interface CollectionResult {

    /** A file lies in the outbox, now or since an earlier call with the same key. */
    record Filed(CollectionRun run, List<Skipped> skipped) implements CollectionResult {

        public Filed {
            skipped = List.copyOf(skipped);
        }
    }

    /** No item could be collected; the same key may be used again. */
    record NothingToCollect(List<Skipped> skipped) implements CollectionResult {

        public NothingToCollect {
            skipped = List.copyOf(skipped);
        }
    }

    /** An open item that the run left out. */
    record Skipped(String item, Reason reason) {}

    /** Why an item is not collected. */
    enum Reason {
        /** The debtor pays by transfer. */
        NO_MANDATE,
        /** The mandate was not used for 36 months (SEPA core rulebook 4.1). */
        MANDATE_LAPSED,
        /** The bank returned a debit of this mandate for a reason that lasts: account closed, no mandate. */
        MANDATE_UNUSABLE,
        /** The debtor was told later than the pre-notification asks. */
        ANNOUNCED_TOO_LATE,
        /** It is on its way, or came back and is dunned. */
        COLLECTED_BEFORE,
        /** Costs of a return are asked for by letter: to debit an account without money again would only add to them. */
        COSTS_OF_A_RETURN
    }
}
