package org.stromlauf.transport;

import java.time.Instant;
import java.util.UUID;
import org.stromlauf.shared.TenantId;

/**
 * What shall leave: written in the caller's transaction, delivered afterwards by the route of its channel, at least once. No
 * network is used inside a transaction.
 */
public interface Outbox {

    /** What a row carries; each kind has its own channels. */
    enum Kind {
        INTERCHANGE,
        BANK_FILE,
        DOCUMENT
    }

    /**
     * @param key unique for tenant and kind: the same key again is refused, so nothing leaves twice by a repeated step
     * @param destination the partner's market partner id, or the bank's or customer's address name; letters, digits and @._+-
     * @param fileName under which channels that write files store it; letters, digits and ._-
     * @param notBefore delivery waits until then
     */
    record Entry(
            TenantId tenant,
            Kind kind,
            String key,
            String destination,
            String fileName,
            byte[] content,
            Instant notBefore) {

        public Entry {
            // Both become parts of a path.
            if (!destination.matches("[A-Za-z0-9][A-Za-z0-9@._+-]*")) {
                throw new IllegalArgumentException(
                        "A destination has letters, digits and @._+- only, was '" + destination + "'");
            }
            if (!fileName.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException(
                        "A file name has letters, digits and ._- only, was '" + fileName + "'");
            }
        }
    }

    /** @throws AlreadyInOutboxException when tenant, kind and key are there already; the transaction can go on */
    UUID put(Entry entry);
}
