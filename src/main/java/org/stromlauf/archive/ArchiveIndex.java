package org.stromlauf.archive;

import java.time.Instant;
import java.util.List;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.TenantId;

/** What a tenant's archive holds. */
public interface ArchiveIndex {

    /** @param number the entry's place in the tenant's archive, from 1 */
    record Document(long number, String name, String mediaType, ContentHash content, Instant storedAt) {}

    /**
     * A page in the order of storing.
     *
     * @param after number of the last entry of the page before, 0 for the first
     */
    List<Document> documents(TenantId tenant, String mediaType, long after, int limit);
}
