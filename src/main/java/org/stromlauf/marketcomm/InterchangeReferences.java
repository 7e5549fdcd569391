package org.stromlauf.marketcomm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stromlauf.edifact.Answers;

/** The references of one interchange that is being written: its own and those of its messages. */
final class InterchangeReferences implements Answers.References {

    private final String reference;
    private final Instant now;
    private int messages;
    private int documents;

    InterchangeReferences(String reference, Instant now) {
        this.reference = reference;
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
    }

    /** UNB 0020. */
    String reference() {
        return reference;
    }

    @Override
    public String nextMessageReference() {
        return Integer.toString(++messages);
    }

    @Override
    public String nextDocumentNumber() {
        return reference + "-" + ++documents;
    }

    /** Messages name minutes. */
    @Override
    public Instant now() {
        return now;
    }
}
