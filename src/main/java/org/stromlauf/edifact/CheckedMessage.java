package org.stromlauf.edifact;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One message (UNH to UNT) of an interchange, read and checked.
 *
 * @param reference DE 0062
 * @param type DE 0065, for example UTILMD
 * @param directory for example {@code D:11A}
 * @param release DE 0057, for example {@code S2.2}
 * @param pid the Prüfidentifikator (RFF+Z13); null for APERAK, CONTRL, and where it is missing
 * @param formatVersion the version whose definition was applied; null when none fits
 * @param documentNumber BGM 1004
 * @param findings of structure and AHB, in the order of the message
 * @param fields the message by names; empty when its structure is broken
 * @param rulesApplied how many rules were evaluated
 * @param rulesUndecided how many could not be decided from the message and the context
 * @param outline its segments as they were sent, for whom names cost too much; none when its structure is broken
 */
public record CheckedMessage(
        String reference,
        String type,
        String directory,
        String release,
        @Nullable String pid,
        @Nullable FormatVersion formatVersion,
        @Nullable String documentNumber,
        List<Finding> findings,
        Fields fields,
        int rulesApplied,
        int rulesUndecided,
        Supplier<Outline> outline) {

    /** A message of which only the names are known. */
    public CheckedMessage(
            String reference,
            String type,
            String directory,
            String release,
            @Nullable String pid,
            @Nullable FormatVersion formatVersion,
            @Nullable String documentNumber,
            List<Finding> findings,
            Fields fields,
            int rulesApplied,
            int rulesUndecided) {
        this(
                reference,
                type,
                directory,
                release,
                pid,
                formatVersion,
                documentNumber,
                findings,
                fields,
                rulesApplied,
                rulesUndecided,
                () -> new Outline(reference, List.of()));
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    /** The Vorgänge (IDE) of a message that has such; else the message itself as the only one. */
    public List<Fields> transactions() {
        var transactions = fields.groups("transactions");
        return transactions.isEmpty() ? List.of(fields) : transactions;
    }
}
