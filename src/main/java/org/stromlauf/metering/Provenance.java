package org.stromlauf.metering;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.stromlauf.shared.MarketPartnerId;

/**
 * Where a value comes from. Of several values for the same the greatest is valid: the latest document, so that any order of
 * arrival ends in the same view.
 *
 * @param documentedAt DTM+137
 * @param reference BGM 1004
 * @param message the journal's id of the message; the same message twice adds nothing
 */
public record Provenance(Instant documentedAt, MarketPartnerId sender, String reference, UUID message)
        implements Comparable<Provenance> {

    private static final Comparator<Provenance> ORDER = Comparator.comparing(Provenance::documentedAt)
            .thenComparing(p -> p.sender().value())
            .thenComparing(Provenance::reference)
            .thenComparing(p -> p.message().toString());

    @Override
    public int compareTo(Provenance other) {
        return ORDER.compare(this, other);
    }
}
