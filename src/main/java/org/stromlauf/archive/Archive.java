package org.stromlauf.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import org.springframework.core.io.Resource;
import org.stromlauf.shared.TenantId;

/** Keeps originals and documents unchanged: the same content is stored once, each entry is chained to the one before. */
public interface Archive {

    /** The SHA-256 of a content in lower-case hex. */
    record ContentHash(String hex) {

        public ContentHash {
            if (!hex.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("A content hash has 64 lower-case hex digits, was '" + hex + "'");
            }
        }

        @Override
        public String toString() {
            return hex;
        }
    }

    /**
     * Stores in the caller's transaction.
     *
     * @param mediaType for example {@code application/pdf}
     * @param retention how long the law asks to keep it, from today: HGB §257, AO §147
     */
    ContentHash store(TenantId tenant, String name, String mediaType, byte[] content, Period retention);

    /** The same of a content that should not stand in memory; it is read twice. */
    default ContentHash store(TenantId tenant, String name, String mediaType, Resource content, Period retention) {
        try {
            return store(tenant, name, mediaType, content.getContentAsByteArray(), retention);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of that hash; one that this tenant never stored is an error. */
    byte[] read(TenantId tenant, ContentHash hash);

    /** The same content piece by piece, for contents that should not stand in memory. */
    default InputStream open(TenantId tenant, ContentHash hash) {
        return new ByteArrayInputStream(read(tenant, hash));
    }
}
