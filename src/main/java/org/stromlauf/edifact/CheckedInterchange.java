package org.stromlauf.edifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interchange after both passes. When the envelope or the syntax is broken so that the whole must be rejected, there are
 * findings and no messages.
 *
 * @param envelope null when no UNB could be read
 * @param findings of envelope and syntax
 */
public record CheckedInterchange(@Nullable Envelope envelope, List<Finding> findings, List<CheckedMessage> messages) {

    /** Whether the whole interchange is answered by a CONTRL and nothing of it may be processed. */
    public boolean isRejected() {
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
    }
}
