package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import org.stromlauf.shared.TenantId;

/**
 * Another price sheet of a product from a day on.
 *
 * @param key business key of its process: product and day
 * @param content the product's whole text, in which the new prices begin on that day
 * @param basis number of the version that was edited; 0 = the file
 * @param reason Anlass und Voraussetzungen, as the notice says them (EnWG §41(5))
 */
public record PriceChange(
        TenantId tenant,
        String key,
        String product,
        String content,
        int basis,
        LocalDate effective,
        String reason,
        String author,
        Instant proposedAt) {

    public PriceChange {
        if (reason.isBlank()) throw new IllegalArgumentException("A price change names its reason (EnWG §41(5))");
    }
}
