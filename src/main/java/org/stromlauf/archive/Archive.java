package org.stromlauf.archive;

import java.time.Period;
import org.stromlauf.shared.TenantId;

/** Keeps originals and documents unchanged: the same content is stored once, each entry is chained to the one before. */
public interface Archive {

    /** The SHA-256 of a content in lower-case hex. */
    record ContentHash(String hex) {}

    /** @param mediaType for example {@code application/pdf} */
    ContentHash store(TenantId tenant, String name, String mediaType, byte[] content, Period retention);

    /** The content of that hash; one that this tenant never stored is an error. */
    byte[] read(TenantId tenant, ContentHash hash);
}
