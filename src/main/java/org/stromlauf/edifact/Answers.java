package org.stromlauf.edifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns findings into the acknowledgements that the market's rules ask for: CONTRL for syntax, APERAK for the rest. */
public interface Answers {

    /**
     * A finding of object assignment that only the receiver's data shows.
     *
     * @param erc ERC 9321: Z10, Z14–Z18, Z24–Z26, Z33, Z43, Z44, Z19, Z20, Z27, Z30, Z34, Z42 …
     * @param transaction the Vorgangsnummer, or empty for the message
     * @param text what does not fit, in German, for FTX+AAO
     * @param newGridOperator MP-ID of the grid operator in whose area the object lies now; stands with Z16 only (APERAK AHB 1.1,
     *     condition 8)
     */
    record ObjectFinding(String erc, String transaction, String text, @Nullable String newGridOperator) {

        /** Who does not know the new grid operator cannot say Z16. */
        private static final String LEFT_GRID_AREA = "Z16";

        public ObjectFinding {
            if (erc.equals(LEFT_GRID_AREA) != (newGridOperator != null)) {
                throw new IllegalArgumentException("ERC Z16, and no other, names the new grid operator; was " + erc);
            }
        }

        public ObjectFinding(String erc, String transaction, String text) {
            this(erc, transaction, text, null);
        }
    }

    /**
     * The draft of a CONTRL: 4 that rejects an interchange or the broken messages in it, 7 when nothing is broken (gas only).
     *
     * @throws IllegalArgumentException when no UNB could be read, so that nobody is to be answered
     */
    MessageDraft contrl(CheckedInterchange interchange, String reference);

    /** The APERAK 313 drafts of a message with AHB or object findings: one a faulty transaction, one for the head. */
    List<MessageDraft> aperakRejections(
            CheckedInterchange interchange,
            CheckedMessage message,
            List<ObjectFinding> findings,
            References references);

    /** The APERAK 312 drafts (electricity): one for each transaction that can be processed. */
    List<MessageDraft> aperakConfirmations(
            CheckedInterchange interchange,
            CheckedMessage message,
            List<String> rejectedTransactions,
            References references);

    /** Gives message references and document numbers in order, and the time at which the answer is made. */
    interface References {
        String nextMessageReference();

        String nextDocumentNumber();

        java.time.Instant now();
    }
}
